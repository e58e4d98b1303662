//! Which names of an archive Pix takes, and which it fears.

/// `^([^.][^/]*\/)*[^./][^/]*\.xml$`: folders and a file whose names do not
/// start with a dot, the file ending by `.xml` in small letters.
pub fn is_wanted(name: &str) -> bool {
    let mut rest = name;
    while rest.contains('/') {
        // A folder is one character that is not a dot, then up to the next bar.
        let mut letters = rest.chars();
        if letters.next().is_none_or(|first| first == '.') {
            return false;
        }
        let Some((_, after)) = letters.as_str().split_once('/') else {
            return false;
        };
        rest = after;
    }
    let stem = rest.strip_suffix(".xml");
    stem.is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
}

/// Whether Pix's library refuses the whole archive because of this name.
pub fn is_malicious(name: &str) -> bool {
    let has_drive = name.split_once(':').is_some_and(|(drive, _)| {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        !drive.is_empty() && drive.chars().all(plain)
    });
    let climbs = name.split('/').any(|part| part == "..");
    name.contains('\\') || name.starts_with('/') || has_drive || climbs
}

/// Whether an entry of this name shows an Office, ODS or EPUB file, which Pix
/// does not take for an archive.
pub fn is_office_mark(name: &str) -> bool {
    matches!(
        name,
        "mimetype" | "[Content_Types].xml" | "META-INF/mozilla.rsa" | "META-INF/MANIFEST.MF"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_as_by_pix_s_expression() {
        for name in [
            "a.xml",
            "x/a.xml",
            "x/y.z/a.b.xml",
            "__MACOSX/a.xml",
            "é.xml",
        ] {
            assert!(is_wanted(name), "{name}");
        }
        let refused = "A.XML|a.xml.txt|.a.xml|.xml|x/.a.xml|.x/a.xml|x/.y/a.xml|x/|x.xml/|a//b.xml|\
                       /a.xml|__MACOSX/._a.xml||axml";
        for name in refused.split('|') {
            assert!(!is_wanted(name), "{name}");
        }
    }

    #[test]
    fn names_that_leave_the_folder_are_malicious() {
        for name in [
            "../a.xml",
            "x/../a.xml",
            "/a.xml",
            "x\\a.xml",
            "c:a.xml",
            "..",
        ] {
            assert!(is_malicious(name), "{name}");
        }
        for name in ["a.xml", "x/..a.xml", "a..xml", "é:a.xml", "x/a:b.xml"] {
            assert!(!is_malicious(name), "{name}");
        }
    }
}
