package review

import (
	"testing"

	"guiwen/schema/message/messagetest"
)

func TestMessages(t *testing.T) { messagetest.Check(t, messages) }
