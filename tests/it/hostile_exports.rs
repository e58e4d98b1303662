//! Exports of Pix made to harm: an answer, soon, and nothing else.

use std::io::Read;

use pixplan::parse::pix_csv::{
    Export, Sink, Stop, looks_like_it, read, read_campaigns, read_certifications,
};
use pixplan::pix::{Certification, Participation};

use crate::pix_writer::{
    COURSE_MIDDLE, COURSE_START, MASTERY, RESULTS, campaign_file, number, text,
};

#[derive(Default)]
struct Count(usize);

impl Sink for Count {
    fn participation(&mut self, _: usize, _: Participation) {
        self.0 += 1;
    }
    fn certification(&mut self, _: &Certification) {
        self.0 += 1;
    }
}

/// Two good lines, one of them on two lines of text.
fn course() -> Vec<u8> {
    let titles = [&COURSE_START[..], &["Classe"], &COURSE_MIDDLE, &[MASTERY]].concat();
    let line = |name: &str| {
        let start = [
            "O",
            "7",
            "EMBRUN234",
            "Rentrée",
            "P\n1",
            name,
            "Anaïs",
            "3A",
        ];
        let mut cells: Vec<_> = start.map(text).to_vec();
        cells.extend([number(1.0), text("01/03/2020 11:00"), text("Oui")]);
        cells.extend([text("01/03/2020 11:59"), number(0.67)]);
        cells
    };
    campaign_file(&titles, &[line("LE GOFF"), line("PÉRON")])
}

fn lines(bytes: &[u8]) -> usize {
    let mut count = Count::default();
    read(bytes, "x.csv", u64::MAX, &mut count).unwrap();
    count.0
}

#[test]
fn an_export_cut_anywhere_is_answered() {
    let whole = course();
    assert_eq!(lines(&whole), 2);
    for length in 0..whole.len() {
        lines(&whole[..length]);
        lines(&[&whole[..length], b"\0", &whole[length..]].concat());
        lines(&[&whole[..length], b"\xFF", &whole[length..]].concat());
        lines(&[&whole[..length], b"\"", &whole[length..]].concat());
        lines(&[&whole[..length], b";", &whole[length..]].concat());
    }
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(String::from_utf8(whole).unwrap().encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(lines(&utf16), 2);
    for length in 0..utf16.len() {
        lines(&utf16[..length]);
    }
}

#[test]
fn a_quote_that_is_never_closed_stops_the_reading_and_what_was_read_stays() {
    let mut endless = course();
    endless.extend(b"\"");
    let endless = endless
        .as_slice()
        .chain(std::io::repeat(b'a').take(1 << 40));
    let mut count = Count::default();
    let found = read(endless, "x.csv", u64::MAX, &mut count).unwrap();
    let Some(Export::Campaigns(found)) = found else {
        panic!("a campaign");
    };
    assert_eq!((count.0, found.stop), (2, Some(Stop::Line)));
    assert_eq!(found.findings.last().unwrap().kind.code, "EXPORT_STOPPED");
    assert_eq!(found.findings.last().unwrap().spot.line.unwrap().0, 5);
}

/// Bytes without end.
struct Cycle<I>(I);
impl<I: Iterator<Item = u8>> Read for Cycle<I> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        for (place, byte) in out.iter_mut().zip(&mut self.0) {
            *place = byte;
        }
        Ok(out.len())
    }
}

#[test]
fn a_file_over_the_limit_is_read_up_to_there() {
    let line = b"\"O\";7;\"A\";\"R\";\"P\";\"N\";\"A\";\"3A\";1;\"x\";\"Oui\";\"x\";0,5\n";
    let endless = line.iter().copied().cycle();
    let whole = course();
    let endless = whole.as_slice().chain(Cycle(endless));
    let mut count = Count::default();
    let found = read(endless, "x.csv", 1 << 20, &mut count).unwrap();
    let Some(Export::Campaigns(found)) = found else {
        panic!("a campaign");
    };
    assert_eq!(found.stop, Some(Stop::Size(1 << 20)));
    assert!(count.0 > 10_000, "{}", count.0);
    // Twenty thousand dates that do not read are not as many findings.
    assert!(found.findings.len() < 200, "{}", found.findings.len());
}

#[test]
fn a_million_columns_take_their_time_and_no_more() {
    let head = String::from_utf8(course()).unwrap();
    let (titles, rest) = head.split_once('\n').unwrap();
    let wide = format!("{titles}{}\n{rest}", ";x".repeat(1_000_000));
    let (exports, findings) = read_campaigns(wide.as_bytes(), "x.csv");
    assert_eq!(exports[0].participations.len(), 2);
    let unknown = &findings[0];
    assert_eq!(unknown.kind.code, "EXPORT_COLUMN_UNKNOWN");
    assert!(unknown.message.len() < 500, "{}", unknown.message);
    let wide_line = format!("{head}\"O\"{}\n", ";".repeat(1_000_000));
    assert_eq!(
        read_campaigns(wide_line.as_bytes(), "x.csv").0[0]
            .participations
            .len(),
        2
    );
}

#[test]
fn odd_values_are_counted_as_absent_and_the_rest_is_read() {
    let titles = RESULTS.join(";");
    let line = "1,0E+05;Zoé;ROUX;31/02/2012;;;Pix;Validée;Maître;-5;9;x;1;-;-;-;-;-;-;-;-;-;-;-;-;-;;7;17/03/2027";
    let file = format!("\u{feff}{titles}\n{line}\n");
    let (export, findings) = read_certifications(file.as_bytes(), "x.csv");
    let one = &export.unwrap().certifications[0];
    assert_eq!(
        (one.number, one.birthdate, one.mesh, one.pix),
        (None, None, None, None)
    );
    assert_eq!(one.levels[..3], [None, None, Some(1)]);
    let fields = findings.iter().filter_map(|it| it.spot.field.as_deref());
    let fields: Vec<_> = fields.filter(|it| !it.is_empty()).collect();
    let expected = [
        "Numéro de certification",
        "Date de naissance",
        "Score en Pix",
        "1.1",
        "1.2",
        "Niveau",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn titles_that_a_spreadsheet_took_for_dates_are_known_by_their_place() {
    let mut titles: Vec<String> = RESULTS.iter().map(|it| (*it).to_owned()).collect();
    for (at, title) in titles.iter_mut().enumerate().skip(10).take(16) {
        *title = format!("{:02}/janv", at - 9);
    }
    let line = "7;Zoé;ROUX;14/03/2012;;;Pix;Validée;Novice 1;64;4;3;-;-;-;-;-;-;-;-;-;-;-;-;-;2;;7;17/03/2027";
    let file = format!("{}\n{line}\n", titles.join(";"));
    let (export, findings) = read_certifications(file.as_bytes(), "x.csv");
    let levels = export.unwrap().certifications[0].levels;
    assert_eq!(
        (levels[0], levels[1], levels[15]),
        (Some(4), Some(3), Some(2))
    );
    assert!(findings.iter().all(|it| it.kind.code == "EXPORT_RESAVED"));
}

#[test]
fn no_other_file_is_taken_for_an_export() {
    for bytes in [
        b"".as_slice(),
        b"\0\0\0\0",
        b"Nom;Statut;Session;Niveau;Classe;Code\na;b;c;d;e;f\n",
        b"bonjour;Nom du Participant\n",
        &[0xFF; 200],
        &b"\"".repeat(10_000),
        &b";".repeat(100_000),
    ] {
        assert!(!looks_like_it(bytes));
        assert_eq!(lines(bytes), 0);
    }
}
