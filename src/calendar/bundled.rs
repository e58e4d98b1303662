//! The year files that travel inside the program.
//!
//! Texts only: reading them is the business of `parse`.

use crate::calendar::SchoolYear;

/// One file of `calendars/`, as it stands in the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundledYear {
    /// The year it tells.
    pub year: SchoolYear,
    /// Its name, for messages: `2026-2027.toml`.
    pub file_name: &'static str,
    /// Its whole text.
    pub text: &'static str,
}

macro_rules! years {
    ($($first:literal $name:literal)*) => {
        [$(BundledYear {
            year: SchoolYear($first),
            file_name: $name,
            text: include_str!(concat!("../../calendars/", $name)),
        }),*]
    };
}

/// Every year that the program knows by itself, oldest first.
pub const BUNDLED_YEARS: [BundledYear; 9] = years![
    2019 "2019-2020.toml"
    2020 "2020-2021.toml"
    2021 "2021-2022.toml"
    2022 "2022-2023.toml"
    2023 "2023-2024.toml"
    2024 "2024-2025.toml"
    2025 "2025-2026.toml"
    2026 "2026-2027.toml"
    2027 "2027-2028.toml"
];

/// Départements, académies and zones.
pub const BUNDLED_ACADEMIES: &str = include_str!("../../calendars/academies.toml");

/// Public holidays by territory.
pub const BUNDLED_PUBLIC_HOLIDAYS: &str = include_str!("../../calendars/feries.toml");
