//! The `peerdesk` binary: everything it can do lies in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    peerdesk::cli::run()
}
