//! The names of encodings, as Pix's library understands them.
//!
//! It forgets case and every sign that is neither a letter nor a digit:
//! `ISO-8859-15`, `iso8859_15` and `ISO 8859 15` are one. Names are grouped
//! here under the table that reads them.

use encoding_rs::Encoding;

/// What reads an encoding.
#[derive(Clone, Copy)]
pub enum Source {
    Utf8,
    Utf16,
    Utf16Le,
    Utf16Be,
    Ascii,
    /// A single-byte table as web decoders have it.
    SingleByte(&'static Encoding),
    /// A single-byte ISO table, of which web decoders know the Windows cousin.
    IsoSingleByte(&'static Encoding),
    /// More than one byte per character, markup bytes included.
    ManyBytes(&'static Encoding),
    /// A table that we do not have.
    PixOnly,
}

/// What reads the encoding of that name, or nothing when Pix does not know it.
pub fn source_of(name: &str) -> Option<Source> {
    let plain = canonical(name);
    let has = |words: &str| words.split(' ').any(|word| word == plain);
    let mut groups = GROUPS.iter();
    let found = groups.find(|(names, _)| has(names));
    let found = found.map(|&(_, source)| source);
    found.or_else(|| is_known_to_pix_alone(&plain).then_some(Source::PixOnly))
}

/// Lower case, letters and digits only, without a trailing year (`:1987`).
fn canonical(name: &str) -> String {
    let without_year = match name.rsplit_once(':') {
        Some((start, year)) if year.len() == 4 && year.bytes().all(|at| at.is_ascii_digit()) => {
            start
        }
        _ => name,
    };
    let kept = without_year.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|letter| letter.to_ascii_lowercase()).collect()
}

const GROUPS: &[(&str, Source)] = &[
    ("utf8 cesu8 unicode11utf8", Source::Utf8),
    ("utf16", Source::Utf16),
    ("utf16le ucs2", Source::Utf16Le),
    ("utf16be", Source::Utf16Be),
    (
        "ascii ascii8bit usascii us ansix34 ansix341968 ansix341986 csascii cp367 ibm367 isoir6 \
         iso646us iso646irv",
        Source::Ascii,
    ),
    (
        "iso885915 28605 cp28605 latin9 l9 isoir203",
        Source::SingleByte(encoding_rs::ISO_8859_15),
    ),
    (
        "iso88591 28591 cp28591 latin1 l1 isoir100 csisolatin1 cp819 ibm819 binary",
        Source::IsoSingleByte(encoding_rs::WINDOWS_1252),
    ),
    (
        "windows1252 win1252 cp1252 1252 msansi",
        Source::SingleByte(encoding_rs::WINDOWS_1252),
    ),
    (
        "macintosh mac csmacintosh",
        Source::SingleByte(encoding_rs::MACINTOSH),
    ),
    (
        "iso88592 28592 cp28592 latin2 l2 isoir101 csisolatin2",
        Source::SingleByte(encoding_rs::ISO_8859_2),
    ),
    (
        "iso88593 28593 cp28593 latin3 l3 isoir109 csisolatin3",
        Source::SingleByte(encoding_rs::ISO_8859_3),
    ),
    (
        "iso88594 28594 cp28594 latin4 l4 isoir110 csisolatin4",
        Source::SingleByte(encoding_rs::ISO_8859_4),
    ),
    (
        "iso88595 28595 cp28595 cyrillic isoir144 csisolatincyrillic",
        Source::SingleByte(encoding_rs::ISO_8859_5),
    ),
    (
        "iso88596 28596 cp28596 arabic arabic8 ecma114 asmo708 isoir127 csisolatinarabic",
        Source::SingleByte(encoding_rs::ISO_8859_6),
    ),
    (
        "iso88597 28597 cp28597 greek greek8 ecma118 elot928 isoir126 csisolatingreek",
        Source::SingleByte(encoding_rs::ISO_8859_7),
    ),
    (
        "iso88598 28598 cp28598 hebrew hebrew8 isoir138 csisolatinhebrew",
        Source::SingleByte(encoding_rs::ISO_8859_8),
    ),
    (
        "iso88599 28599 cp28599 latin5 l5 turkish turkish8 isoir148 csisolatin5",
        Source::IsoSingleByte(encoding_rs::WINDOWS_1254),
    ),
    (
        "iso885910 28600 cp28600 latin6 l6 isoir157 csisolatin6",
        Source::SingleByte(encoding_rs::ISO_8859_10),
    ),
    (
        "iso885911 28601 cp28601 tis620 tis6200 tis62025291 tis62025330 thai thai8 isoir166",
        Source::IsoSingleByte(encoding_rs::WINDOWS_874),
    ),
    (
        "iso885913 28603 cp28603 latin7 l7 isoir179",
        Source::SingleByte(encoding_rs::ISO_8859_13),
    ),
    (
        "iso885914 28604 cp28604 latin8 l8 celtic celtic8 isoceltic isoir199",
        Source::SingleByte(encoding_rs::ISO_8859_14),
    ),
    (
        "iso885916 28606 cp28606 latin10 l10 isoir226",
        Source::SingleByte(encoding_rs::ISO_8859_16),
    ),
    (
        "windows1250 win1250 cp1250 1250 msee",
        Source::SingleByte(encoding_rs::WINDOWS_1250),
    ),
    (
        "windows1251 win1251 cp1251 1251 mscyrl",
        Source::SingleByte(encoding_rs::WINDOWS_1251),
    ),
    (
        "windows1253 win1253 cp1253 1253 msgreek",
        Source::SingleByte(encoding_rs::WINDOWS_1253),
    ),
    (
        "windows1254 win1254 cp1254 1254 msturk",
        Source::SingleByte(encoding_rs::WINDOWS_1254),
    ),
    (
        "windows1255 win1255 cp1255 1255 mshebr",
        Source::SingleByte(encoding_rs::WINDOWS_1255),
    ),
    (
        "windows1256 win1256 cp1256 1256 msarab",
        Source::SingleByte(encoding_rs::WINDOWS_1256),
    ),
    (
        "windows1257 win1257 cp1257 1257 winbaltrim",
        Source::SingleByte(encoding_rs::WINDOWS_1257),
    ),
    (
        "windows1258 win1258 cp1258 1258",
        Source::SingleByte(encoding_rs::WINDOWS_1258),
    ),
    (
        "windows874 win874 cp874 874",
        Source::SingleByte(encoding_rs::WINDOWS_874),
    ),
    (
        "koi8r cskoi8r cp20866 20866 ibm878",
        Source::SingleByte(encoding_rs::KOI8_R),
    ),
    (
        "koi8u cp21866 21866 ibm1168",
        Source::SingleByte(encoding_rs::KOI8_U),
    ),
    (
        "cp866 ibm866 csibm866 866",
        Source::SingleByte(encoding_rs::IBM866),
    ),
    (
        "gbk xgbk gb2312 gb231280 gb23121980 csgb2312 csiso58gb231280 euccn windows936 ms936 \
         cp936 936 isoir58 chinese",
        Source::ManyBytes(encoding_rs::GBK),
    ),
    ("gb18030", Source::ManyBytes(encoding_rs::GB18030)),
    (
        "big5 big5hkscs cnbig5 csbig5 xxbig5 windows950 ms950 cp950 950",
        Source::ManyBytes(encoding_rs::BIG5),
    ),
    (
        "shiftjis csshiftjis mskanji sjis windows31j ms31j xsjis windows932 ms932 cp932 932",
        Source::ManyBytes(encoding_rs::SHIFT_JIS),
    ),
    ("eucjp", Source::ManyBytes(encoding_rs::EUC_JP)),
    (
        "euckr cseuckr csksc56011987 isoir149 korean ksc5601 ksc56011987 ksc56011989 windows949 \
         ms949 cp949 949",
        Source::ManyBytes(encoding_rs::EUC_KR),
    ),
];

/// Code pages of the DOS and AIX worlds, named `cp850`, `IBM850`, `csIBM850` or `850`.
const CODE_PAGES: &str = "437 737 775 850 852 855 856 857 858 860 861 862 863 864 865 869 922 \
    1046 1124 1125 1129 1133 1161 1162 1163";

/// Other names that Pix's library has a table or an algorithm for.
const PIX_ONLY: &str = "10000 10006 10007 10029 10079 10081 base64 hex utf32 utf32le utf32be \
    ucs4 ucs4le ucs4be utf7 unicode11utf7 utf7imap maccenteuro maccroatian maccyrillic macgreek \
    maciceland macroman macromania macthai macturkish macukraine ibm808 cp808 mik cp720 \
    cspc8codepage437 cspc775baltic cspc850multilingual cspcp852 cspc862latinhebrew cpgr rk1048 \
    strk10482002 tcvn tcvn5712 tcvn57121 iso646cn gb198880 cn iso646jp csiso14jisc6220ro \
    jisc62201969ro jp hproman8 cshproman8 r8 roman8 xroman8 ibm1051 koi8ru koi8t armscii8 \
    georgianacademy georgianps pt154 viscii";

fn is_known_to_pix_alone(plain: &str) -> bool {
    let prefixes = ["csibm", "ibm", "cp", ""];
    let number = prefixes.iter().find_map(|start| plain.strip_prefix(start));
    let is = |words: &str, wanted: &str| words.split_whitespace().any(|word| word == wanted);
    number.is_some_and(|number| is(CODE_PAGES, number)) || is(PIX_ONLY, plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_whatever_their_signs() {
        for name in ["ISO-8859-15", "iso8859_15", "ISO_8859-15:1998", "Latin-9"] {
            assert!(
                matches!(source_of(name), Some(Source::SingleByte(_))),
                "{name}"
            );
        }
        for name in ["IBM850", "cp437", "x-mac-roman", "UTF-7", "csIBM858"] {
            let expected = name != "x-mac-roman";
            let found = matches!(source_of(name), Some(Source::PixOnly));
            assert_eq!(found, expected, "{name}");
        }
        for name in [
            "",
            "UTF-9",
            "iso-8859-12",
            "ISO-8859-17",
            "EBCDIC-FR",
            "cp9999",
        ] {
            assert!(source_of(name).is_none(), "{name}");
        }
    }
}
