package cli

import "github.com/spf13/cobra"

// commands is the explicit list of what guiwen can do, in the order of the help.
func commands(s Streams) []*cobra.Command {
	return []*cobra.Command{
		newConvertCommand(s),
		newWatchCommand(s),
		newInspectCommand(s),
		newOutlineCommand(s),
		newNormalizeCommand(s),
		newRulesCommand(s),
		newRestoreCommand(s),
		newValidateCommand(s),
		newMigrateCommand(s),
		newVerifyCommand(s),
		newReportCommand(s),
		newRetryCommand(s),
		newAnnexCommand(s),
		newLinkCommand(s),
		newSchemaCommand(s),
		newVersionCommand(s),
		newWorkerCommand(s),
	}
}
