//! Invented numbers, one chart of each kind.

use crate::report::chart::{
    Amount, Bars, Bin, Boxes, Chart, Grid, GridColumn, Histogram, Level, Means, Part, Parts, Plot,
    Quartiles, Spread, Standing, Whole,
};

/// One chart of each kind, as a school of six divisions has them.
pub fn charts() -> Vec<Chart> {
    vec![parts(), boxes(), histogram(), grid(), areas(), years()]
}

/// The same, whose names try to break out of each format, with hidden counts.
pub fn hostile() -> Vec<Chart> {
    const NAME: &str = "<script>alert(1)</script>\"'=HYPERLINK(\"x\")";
    let mut charts = charts();
    for chart in &mut charts {
        chart.title = format!("{NAME} | {}", chart.title);
        chart.description = format!("=1+1 {NAME}\n* gras *");
        match &mut chart.plot {
            Plot::Parts(parts) => {
                parts.rows_are = NAME.to_owned();
                parts.parts[0].label = NAME.to_owned();
                parts.rows[0].label = NAME.to_owned();
                parts.rows[1].parts = vec![Amount::Known(20), Amount::Hidden, Amount::Hidden];
                parts.rows[2].total = Amount::Hidden;
                parts.rows[2].parts = vec![Amount::Hidden; 3];
            }
            Plot::Boxes(boxes) => {
                boxes.rows[0].label = NAME.to_owned();
                boxes.rows[1].count = Amount::Hidden;
                boxes.rows[1].quartiles = None;
            }
            Plot::Histogram(histogram) => {
                histogram.levels[0].0.name = NAME.to_owned();
                histogram.bins[2].count = Amount::Hidden;
            }
            Plot::Grid(grid) => {
                grid.columns[0].name = NAME.to_owned();
                grid.columns[0].group = NAME.to_owned();
                grid.rows[0].label = NAME.to_owned();
                grid.rows[1].values = vec![None; grid.columns.len()];
            }
            Plot::Bars(bars) => {
                bars.series[0] = NAME.to_owned();
                bars.rows[0].label = NAME.to_owned();
                bars.rows[1].values = vec![None; bars.series.len()];
            }
        }
    }
    charts
}

fn chart(title: &str, description: &str, plot: Plot) -> Chart {
    Chart {
        title: title.to_owned(),
        description: description.to_owned(),
        plot,
    }
}

fn parts() -> Chart {
    let part = |label: &str, standing| Part {
        label: label.to_owned(),
        standing,
    };
    let whole = |(label, parts): (&str, [usize; 3])| Whole {
        label: label.to_owned(),
        total: Amount::Known(parts.iter().sum()),
        parts: parts.map(Amount::Known).to_vec(),
    };
    let rows = [
        ("3A", [25, 2, 1]),
        ("3B", [18, 6, 3]),
        ("3C", [0, 0, 26]),
        ("3D", [28, 0, 0]),
        ("3 ULIS", [1, 2, 1]),
        ("3 SEGPA", [0, 0, 0]),
    ];
    chart(
        "Avancement du parcours de rentrée, par classe",
        "72 élèves sur 113 ont terminé. Classe la plus avancée : 3D ; aucun élève de 3C n’a commencé.",
        Plot::Parts(Parts {
            rows_are: "Classe".to_owned(),
            parts: vec![
                part("terminé", Standing::Reached),
                part("commencé", Standing::Underway),
                part("pas commencé", Standing::Unknown),
            ],
            rows: rows.map(whole).to_vec(),
        }),
    )
}

fn levels() -> Vec<Level> {
    let levels = [
        ("Novice 1", "N1", 64),
        ("Novice 2", "N2", 128),
        ("Indépendant 1", "I1", 256),
        ("Indépendant 2", "I2", 384),
        ("Avancé 1", "A1", 512),
        ("Avancé 2", "A2", 640),
        ("Expert 1", "E1", 768),
        ("Expert 2", "E2", 896),
    ];
    let level = |(name, short, from): (&str, &str, u32)| Level {
        name: name.to_owned(),
        short: short.to_owned(),
        from,
    };
    levels.map(level).to_vec()
}

fn boxes() -> Chart {
    let spread = |(label, count, five): (&str, usize, Option<[f64; 5]>)| Spread {
        label: label.to_owned(),
        count: Amount::Known(count),
        quartiles: five.map(|[min, q1, median, q3, max]| Quartiles {
            ends: Some([min, max]),
            q1,
            median,
            q3,
        }),
    };
    let rows = [
        ("3A", 27, Some([112.0, 231.5, 288.0, 340.25, 512.0])),
        ("3B", 24, Some([64.0, 180.0, 240.0, 300.0, 433.0])),
        ("3C", 1, Some([255.0; 5])),
        ("3D", 28, Some([301.0, 388.0, 402.5, 466.0, 895.0])),
        ("3 ULIS", 0, None),
    ];
    chart(
        "Scores de certification, par classe",
        "Médiane du collège : 296 pix. La boîte va du premier au troisième quartile.",
        Plot::Boxes(Boxes {
            rows_are: "Classe".to_owned(),
            unit: "pix".to_owned(),
            high: 1024,
            levels: levels(),
            rows: rows.map(spread).to_vec(),
        }),
    )
}

fn histogram() -> Chart {
    let counts = [0, 2, 5, 14, 21, 17, 9, 6, 3, 1, 0, 1, 0, 1, 0, 0];
    let bins = counts.into_iter().zip(0..).map(|(count, index)| Bin {
        from: 64 * index,
        below: 64 * (index + 1),
        count: Amount::Known(count),
    });
    let totals = [2, 19, 38, 15, 4, 1, 1, 0];
    let levels = levels().into_iter().zip(totals.map(Amount::Known));
    chart(
        "Scores et niveaux de certification",
        "80 certifications validées, de 64 à 895 pix ; niveau le plus fréquent : Indépendant 1.",
        Plot::Histogram(Histogram {
            unit: "pix".to_owned(),
            bins: bins.collect(),
            levels: levels.collect(),
        }),
    )
}

fn grid() -> Chart {
    let areas = [
        ("Information et données", 3),
        ("Communication et collaboration", 4),
        ("Création de contenu", 4),
        ("Protection et sécurité", 3),
        ("Environnement numérique", 2),
    ];
    let columns = areas
        .into_iter()
        .zip(1..)
        .flat_map(|((group, count), area)| {
            (1..=count).map(move |number| GridColumn {
                short: format!("{area}.{number}"),
                name: format!("Compétence {number} du domaine {area}"),
                group: group.to_owned(),
            })
        });
    let row = |(label, shift): (&str, f64)| Means {
        label: label.to_owned(),
        values: (0..16)
            .map(|column| (column != 10).then(|| shift + f64::from(column % 7) * 0.35))
            .collect(),
    };
    let rows = [
        ("3A", 2.1),
        ("3B", 1.4),
        ("3C", 0.2),
        ("3D", 3.3),
        ("3 ULIS", 0.9),
    ];
    chart(
        "Niveau moyen par classe et par compétence",
        "Compétence la plus haute : 2.4 (3D) ; la plus basse : 1.1 (3C). Niveau attendu en fin de 3e : 3.",
        Plot::Grid(Grid {
            rows_are: "Classe".to_owned(),
            unit: "niveau moyen".to_owned(),
            columns: columns.collect(),
            rows: rows.map(row).to_vec(),
            high: 6.0,
            expected: Some(3.0),
        }),
    )
}

fn bars(title: &str, series: &[&str], values: [&[f64]; 5]) -> Chart {
    let names = [
        "Information et données",
        "Communication et collaboration",
        "Création de contenu",
        "Protection et sécurité",
        "Environnement numérique",
    ];
    let rows = names.into_iter().zip(values).map(|(label, values)| Means {
        label: label.to_owned(),
        values: values.iter().copied().map(Some).collect(),
    });
    chart(
        title,
        "Le domaine le mieux maîtrisé est Information et données.",
        Plot::Bars(Bars {
            rows_are: "Domaine".to_owned(),
            unit: "niveau moyen".to_owned(),
            series: series.iter().map(|name| (*name).to_owned()).collect(),
            rows: rows.collect(),
            high: 6.0,
            expected: Some(3.0),
        }),
    )
}

fn areas() -> Chart {
    bars(
        "Niveau moyen par domaine",
        &["2026-2027"],
        [&[3.4], &[2.9], &[2.2], &[3.0], &[1.6]],
    )
}

fn years() -> Chart {
    bars(
        "Niveau moyen par domaine, d’année en année",
        &["2026-2027", "2025-2026", "2024-2025"],
        [
            &[3.4, 3.1, 2.9],
            &[2.9, 2.9, 2.7],
            &[2.2, 2.3, 1.9],
            &[3.0, 2.8, 2.2],
            &[1.6, 1.7, 1.2],
        ],
    )
}
