#!/bin/sh
# An external reader for guiwen: LibreOffice turns the file into a Word document, and guiwen's own reader says its parts.
# Usage: guiwen convert DIR -o OUT --reader 'uof=soffice.sh uot'; the argument is the extension that LibreOffice knows the format by.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cat >"$dir/in.$1"
# A profile of its own lets several run at the same time, and leaves nothing of one document to the next.
soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to docx --outdir "$dir" "$dir/in.$1" </dev/null >/dev/null
version=$(soffice --version </dev/null | cut -d' ' -f2)
printf '{"protocol":"guiwen/parts/1","engine":{"name":"LibreOffice","version":"%s"}}\n' "$version"
"${GUIWEN:-guiwen}" inspect --parts "$dir/in.docx" | tail -n +2
