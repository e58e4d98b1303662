//! A message for `sendmail -t`: RFC 5322, text in UTF-8.
//!
//! The same reminder on the same day is the same message to the byte, so that
//! a mail server that sees it twice can tell.

use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

use chrono::NaiveDateTime;

use crate::fr;

/// What a message needs besides its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Who reads it.
    pub to: Vec<Mailbox>,
    /// Who sends it; the mail program fills it in when there is none.
    pub from: Option<Mailbox>,
    /// What it is about.
    pub subject: String,
    /// When it is written, in UTC.
    pub date: NaiveDateTime,
}

/// An address, with or without a name: `Mme Roux <roux@exemple.fr>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    name: String,
    address: String,
}

/// A text that is no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidAddress(pub String);

impl fmt::Display for InvalidAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = fr::quoted(&self.0);
        write!(
            f,
            "adresse invalide {found}\u{a0}: écrivez par exemple prenom.nom@exemple.fr"
        )
    }
}

impl std::error::Error for InvalidAddress {}

impl FromStr for Mailbox {
    type Err = InvalidAddress;

    /// Reads `a@b` or `Name <a@b>`; nothing that could end a header line passes.
    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let refused = || InvalidAddress(text.to_owned());
        let (name, address) = match text.trim().strip_suffix('>') {
            Some(rest) => rest.split_once('<').ok_or_else(refused)?,
            None => ("", text.trim()),
        };
        let name = name.trim().trim_matches('"');
        let (user, host) = address.rsplit_once('@').ok_or_else(refused)?;
        let plain = |letter: char| letter.is_ascii_graphic() && !"\"(),:;<>[\\]@".contains(letter);
        let parts = [user, host];
        let well_formed = parts
            .iter()
            .all(|part| !part.is_empty() && part.chars().all(plain));
        if !well_formed || name.chars().any(char::is_control) {
            return Err(refused());
        }
        Ok(Self {
            name: name.to_owned(),
            address: address.to_owned(),
        })
    }
}

impl Mailbox {
    fn header(&self) -> String {
        if self.name.is_empty() {
            return self.address.clone();
        }
        let word = |letter: char| letter.is_ascii_alphanumeric() || letter == ' ';
        let name = if self.name.chars().all(word) {
            self.name.clone()
        } else {
            encoded_words(&self.name).join("\r\n ")
        };
        format!("{name} <{}>", self.address)
    }
}

/// Writes a complete message around a text.
///
/// Lines end with CRLF, as in RFC 5322; `sendmail -t` takes them.
pub fn message(envelope: &Envelope, text: &str) -> String {
    let body = quoted_printable(text);
    let to: Vec<_> = envelope.to.iter().map(Mailbox::header).collect();
    let to = to.join(",\r\n ");
    let mut out = String::new();
    let mut header = |name: &str, value: &str| {
        write!(out, "{name}: {value}\r\n").expect("a string takes any text");
    };
    header(
        "Date",
        &envelope
            .date
            .format("%a, %d %b %Y %H:%M:%S +0000")
            .to_string(),
    );
    if let Some(from) = &envelope.from {
        header("From", &from.header());
    }
    header("To", &to);
    header("Subject", &subject(&envelope.subject));
    let day = envelope.date.format("%Y%m%d");
    let print = fingerprint(&[&to, &envelope.subject, text]);
    header(
        "Message-ID",
        &format!("<remind-{day}-{print:016x}@pixplan.invalid>"),
    );
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    header("Content-Transfer-Encoding", "quoted-printable");
    // An absence message in answer to a reminder helps nobody.
    header("Auto-Submitted", "auto-generated");
    out + "\r\n" + &body
}

fn subject(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if text.is_ascii() && text.len() <= 60 && !text.contains("=?") {
        return text;
    }
    encoded_words(&text).join("\r\n ")
}

/// Most octets of a line of text and of an encoded word (RFC 2045, RFC 2047).
const LONGEST: usize = 75;

/// A text as words of RFC 2047, none of which cuts a character.
fn encoded_words(text: &str) -> Vec<String> {
    let (start, end) = ("=?utf-8?Q?", "?=");
    let room = LONGEST - start.len() - end.len() - "Subject: ".len();
    let mut words = vec![String::new()];
    for letter in text.chars() {
        let mut piece = String::new();
        let mut bytes = [0; 4];
        for byte in letter.encode_utf8(&mut bytes).bytes() {
            match byte {
                b' ' => piece.push('_'),
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => piece.push(char::from(byte)),
                other => piece += &format!("={other:02X}"),
            }
        }
        match words.last_mut() {
            Some(word) if word.len() + piece.len() <= room => word.push_str(&piece),
            _ => words.push(piece),
        }
    }
    words
        .iter()
        .map(|word| format!("{start}{word}{end}"))
        .collect()
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        let mut used = 0;
        let mut bytes = line.bytes().peekable();
        while let Some(byte) = bytes.next() {
            let last = bytes.peek().is_none();
            let piece = match byte {
                // A space at the end of a line would be lost, a dot alone ends a message.
                b' ' | b'\t' if last => format!("={byte:02X}"),
                b'.' if used == 0 => "=2E".to_owned(),
                b'F' if used == 0 && line.starts_with("From ") => "=46".to_owned(),
                b'=' => "=3D".to_owned(),
                b' '..=b'~' | b'\t' => char::from(byte).to_string(),
                other => format!("={other:02X}"),
            };
            if used + piece.len() > LONGEST {
                out.push_str("=\r\n");
                used = 0;
            }
            used += piece.len();
            out.push_str(&piece);
        }
        out.push_str("\r\n");
    }
    out
}

/// A number that changes with any of the texts (FNV-1a, 64 bits).
fn fingerprint(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use proptest::prelude::*;

    fn envelope(subject: &str) -> Envelope {
        Envelope {
            to: vec!["Élodie Roux <roux@exemple.fr>".parse().unwrap()],
            from: None,
            subject: subject.to_owned(),
            date: sample::today().and_hms_opt(6, 5, 0).unwrap(),
        }
    }

    #[test]
    fn a_message_is_complete_and_the_same_twice() {
        let envelope = envelope("Pix : 3 tâches");
        let found = message(&envelope, "À faire :\n.fin = 1 \nFrom moi\n");
        let expected = "\
Date: Mon, 23 Nov 2026 06:05:00 +0000\r
To: =?utf-8?Q?=C3=89lodie_Roux?= <roux@exemple.fr>\r
Subject: =?utf-8?Q?Pix_=3A_3_t=C3=A2ches?=\r
Message-ID: <remind-20261123-PRINT@pixplan.invalid>\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
Auto-Submitted: auto-generated\r
\r
=C3=80 faire :\r
=2Efin =3D 1=20\r
=46rom moi\r
";
        let print = found.split("20261123-").nth(1).unwrap();
        let (print, _) = print.split_once('@').unwrap();
        assert_eq!(found.replace(print, "PRINT"), expected);
        assert_eq!(
            found,
            message(&envelope, "À faire :\n.fin = 1 \nFrom moi\n")
        );
        assert!(!message(&envelope, "autre").contains(print));
    }

    #[test]
    fn an_address_is_checked() {
        #[track_caller]
        fn case(text: &str, header: &str) {
            let found = text.parse::<Mailbox>().map(|mailbox| mailbox.header());
            assert_eq!(found.unwrap_or_else(|error| error.to_string()), header);
        }

        case("roux@exemple.fr", "roux@exemple.fr");
        case(" Mme Roux <roux@exemple.fr> ", "Mme Roux <roux@exemple.fr>");
        case(
            "\"Roux, É.\" <r@e.fr>",
            "=?utf-8?Q?Roux=2C_=C3=89=2E?= <r@e.fr>",
        );
        for wrong in [
            "roux",
            "@exemple.fr",
            "a@b\r\nBcc: c@d",
            "a b@c.fr",
            "x <a@b",
            "",
            "a@b>",
        ] {
            let message = InvalidAddress(wrong.to_owned()).to_string();
            case(wrong, &message);
        }
    }

    #[test]
    fn a_subject_cannot_add_a_header() {
        let found = message(&envelope("Pix\r\nBcc: autre@exemple.fr"), "");
        assert!(found.contains("\r\nSubject: Pix  Bcc: autre@exemple.fr\r\n"));
    }

    /// A reader of our own, for the round trip.
    fn decoded(body: &str) -> String {
        let joined = body.replace("=\r\n", "").replace("\r\n", "\n");
        let mut bytes = vec![];
        let mut rest = joined.as_bytes();
        while let [first, tail @ ..] = rest {
            rest = tail;
            if *first == b'=' {
                let code = std::str::from_utf8(&tail[..2]).unwrap();
                bytes.push(u8::from_str_radix(code, 16).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(*first);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        #[test]
        fn any_text_comes_back(lines in prop::collection::vec("[ .=Fromé€👩a]{0,60}", 1..5), subject in "[a-zé€=? ]{0,90}") {
            let text = lines.join("\n") + "\n";
            let found = message(&envelope(&subject), &text);
            let (head, body) = found.split_once("\r\n\r\n").unwrap();
            prop_assert_eq!(decoded(body), text);
            prop_assert!(found.split("\r\n").all(|line| line.len() <= 76 && line.is_ascii()));
            prop_assert!(head.split("\r\n").all(|line| !line.is_empty()));
        }
    }
}
