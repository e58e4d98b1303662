//! Options of `report`.

use clap::Args;

/// Options of `report`.
#[derive(Debug, Args)]
#[command(
    override_usage = "pixplan report [OPTIONS]",
    after_help = "Sans -o ni --format, la page est écrite dans tableau.html, ici même, pour vous seul ;\navec --shared, dans tableau-partage.html. Une page du même nom est remplacée."
)]
pub struct Report {
    /// À diffuser : ni nom, ni effectif de moins de 5 [ou --partage].
    #[arg(long, alias = "partage")]
    pub shared: bool,
}
