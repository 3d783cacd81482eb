#!/bin/sh
# Stands for sendmail: keeps what it is given beside the link it is called by, and ends with the code that lies there.
here=$(dirname "$0")
(echo "$@"; cat) > "$here/given"
echo 'no luck' >&2
exit "$(cat "$here/code")"
