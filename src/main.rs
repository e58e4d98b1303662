//! The `pixplan` program: arguments, clock, one command, exit status.

use std::process::ExitCode;

use pixplan::cli::{self, Exit};

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or(String::new(), |at| format!(" ({at})"));
        eprintln!("pixplan\u{a0}: erreur interne{place}. Vos fichiers sont intacts.");
        eprintln!("Signalez-la avec la commande que vous avez tapée, sans donnée d’élève.");
        std::process::exit(Exit::Bug as i32);
    }));
    // The only clock of the program: everything else is told what day it is.
    let now = chrono::Local::now().fixed_offset();
    cli::run(std::env::args_os(), now).into()
}
