//! What the reader lets through, and where it stops.

use super::*;
use crate::school::PupilField;

/// The end of the reading, and the pupils met as `INE/NOM/PRENOM`.
fn outcome(xml: &[u8]) -> String {
    let mut pupils = String::new();
    let reading = read(xml, &Limits::default(), |event| {
        if let SiecleEvent::Pupil(pupil) = event {
            let fields = [
                PupilField::IdNational,
                PupilField::NomDeFamille,
                PupilField::Prenom,
            ];
            let texts = fields.map(|field| pupil.value(field).readable().unwrap_or("-"));
            pupils += &texts.join("/");
            pupils.push(' ');
        }
    });
    let ending = match reading.unwrap().ending {
        Ending::Complete => "complete".to_owned(),
        Ending::Broken(what, line) => format!("{what:?} {line}"),
        Ending::Stopped(limit, line) => format!("{limit:?} {line}"),
        Ending::UnknownEncoding(name) => format!("unknown {name}"),
    };
    format!("{pupils}{ending}")
}

#[track_caller]
fn case(xml: &str, expected: &str) {
    let start: String = xml.chars().take(200).collect();
    assert_eq!(outcome(xml.as_bytes()), expected, "{start}");
}

#[test]
fn what_pix_lets_through_is_let_through() {
    case("", "complete");
    case(" \n", "complete");
    case("\u{feff}\u{feff}<a/>", "complete"); // two marks, no more
    case("<?xml?>", "complete");
    case("<a/><b/>", "complete"); // a second root
    case("<a></a><b>", "complete"); // even open
    case("< a></ a >", "complete"); // blanks after the angle
    case("<a>]]></a>", "complete");
    case("<a>\u{1}</a>", "complete"); // a control character
    case("<a><?xml version='1.0'?></a>", "complete");
    case("<a><!-- - --></a>", "complete");
    case("<a><!ELEMENT b></a>", "complete");
    case("<a><![cdata[ < & ]]></a>", "complete"); // small letters
    case("<![CDATA[x]]><a/>", "complete"); // outside the root
    case("<!DOCTYPE a [<!ENTITY b 'c>'><!-- ' -->]><a/>", "complete");
    case("<a b='<' b='>'/>", "complete");
    case("<É/>", "complete");
}

#[test]
fn what_pix_refuses_stops_the_reading_there() {
    case("x", "TextOutsideRoot 1");
    case("\n<a/>\nx", "TextOutsideRoot 3");
    case("\u{feff}\u{feff}\u{feff}<a/>", "TextOutsideRoot 1");
    case("<a/><b>x</b>", "TextOutsideRoot 1"); // text in the second root
    case("<?xml?>&amp;", "TextOutsideRoot 1");
    case("<a>\n< b</a>", "BadTag 2");
    case("<a><1/></a>", "LoneAngle 1");
    case("<a><b></a>", "CrossedTag(\"b\") 1");
    case("</a>", "StrayEndTag 1");
    case("<a/></a>", "StrayEndTag 1");
    case("<a>& </a>", "BadEntity 1");
    case("<a>&bogus;</a>", "BadEntity 1");
    case("<a>\n&b</a>", "BadEntity 2");
    case("<a b='&c'/>", "BadEntity 1");
    case("<a><!-- -- --></a>", "BadComment 1");
    case("<a/><!DOCTYPE a>", "MisplacedDoctype 1");
    case("<!DOCTYPE a><!DOCTYPE a><a/>", "MisplacedDoctype 1");
    case("<!DOCTYPE a [<?b?>]><a/>", "TextOutsideRoot 1");
    case("<a>", "Truncated(Some(\"a\")) 1");
    case("<a", "Truncated(None) 1");
    case("<!-- ", "Truncated(None) 1");
    case("<a><?b ??></a>", "Truncated(Some(\"a\")) 1"); // `??>` does not end it
    case("<a><!B \"c\"></a>", "Truncated(Some(\"a\")) 1"); // lost after a quote
    case("<a>&am", "Truncated(Some(\"a\")) 1");
    case("<?xml encoding='FOO'?><a/>", "unknown FOO");
    case("<?xml encoding='utf-16'?><a/>", "TextOutsideRoot 1");
}

#[test]
fn our_limits_stop_the_reading() {
    let deep = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
    case(&deep(32), "complete");
    case(&deep(33), "Depth(32) 1");
    let long = |length: usize| format!("<a>{}</a>", "é".repeat(length / 2));
    case(&long(65_536), "complete");
    case(&long(65_538), "Text(65536) 1");
    case(&format!("<a b='{}'/>", "c".repeat(70_000)), "Tag(65536) 1");
    case("<?xml encoding='IBM850'?><a/>", "Encoding(\"IBM850\") 1");
    let limits = Limits {
        max_bytes: 10,
        ..Limits::default()
    };
    let reading = read(b"<a>0123456789</a>".as_slice(), &limits, |_| {}).unwrap();
    assert_eq!(reading.ending, Ending::Stopped(Limit::Size(10), Line(1)));
    assert_eq!(reading.file_bytes, 17);
}

#[test]
fn pupils_are_read_at_their_place_only() {
    let around = |inner: &str| format!("<BEE_ELEVES><DONNEES>{inner}</DONNEES></BEE_ELEVES>");
    let pupil = "<ELEVE ELEVE_ID='1'><ID_NATIONAL>1</ID_NATIONAL><X><PRENOM>no</PRENOM></X>\
                 <PRENOM>A&#110;<!-- -->na</PRENOM><PRENOM>second</PRENOM></ELEVE>";
    case(
        &around(&format!("<ELEVES>{pupil}</ELEVES>")),
        "1/-/Anna complete",
    );
    case(
        &around(&format!("<AUTRE>{pupil}</AUTRE>")),
        "1/-/Anna complete",
    );
    case(&around(pupil), "complete"); // one level too high
    case(&around(&format!("<A><B>{pupil}</B></A>")), "complete"); // one too low
    case(&format!("<ELEVES>{pupil}</ELEVES>"), "complete");
    case(
        &around("<A><ELEVE><PRENOM>a<b/>c<![CDATA[d]]></PRENOM></ELEVE></A>"),
        "-/-/ac<![CDATA[d]]> complete",
    );
}

#[test]
fn every_cut_of_a_file_gives_an_answer() {
    let whole = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><BEE_ELEVES><!-- x -->\
                 <DONNEES><E><ELEVE ELEVE_ID='&#49;'><PRENOM>É&eacute;<![CDATA[x]]></PRENOM>\
                 </ELEVE></E></DONNEES></BEE_ELEVES>\n";
    assert_eq!(outcome(whole.as_bytes()), "-/-/Éé<![CDATA[x]]> complete");
    for length in 0..whole.len() - 1 {
        let found = outcome(&whole.as_bytes()[..length]);
        let empty = matches!(length, 0 | 21 | 51);
        assert_eq!(found.ends_with("complete"), empty, "{length}: {found}");
    }
}
