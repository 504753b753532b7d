//! The signs that the code names: brackets, quotation marks, separators. Code points.
//!
//! A straight `"` opens and closes, so whether it belongs to a list depends on the question; the functions say so.

pub const SPACE: u32 = 0x20;
pub const QUOTE: u32 = 0x22;
pub const HASH: u32 = 0x23;
pub const PERCENT: u32 = 0x25;
pub const AMPERSAND: u32 = 0x26;
pub const APOSTROPHE: u32 = 0x27;
pub const OPEN: u32 = 0x28;
pub const CLOSE: u32 = 0x29;
pub const PLUS: u32 = 0x2B;
pub const COMMA: u32 = 0x2C;
pub const HYPHEN: u32 = 0x2D;
pub const DOT: u32 = 0x2E;
pub const SLASH: u32 = 0x2F;
pub const COLON: u32 = 0x3A;
pub const SEMICOLON: u32 = 0x3B;
pub const LESS: u32 = 0x3C;
pub const EQUALS: u32 = 0x3D;
pub const GREATER: u32 = 0x3E;
pub const AT: u32 = 0x40;
pub const OPEN_SQUARE: u32 = 0x5B;
pub const CLOSE_SQUARE: u32 = 0x5D;
pub const UNDERSCORE: u32 = 0x5F;
pub const OPEN_CURLY: u32 = 0x7B;
pub const CLOSE_CURLY: u32 = 0x7D;
/// «
pub const OPEN_GUILLEMET: u32 = 0xAB;
/// »
pub const CLOSE_GUILLEMET: u32 = 0xBB;
/// “
pub const OPEN_QUOTE: u32 = 0x201C;
/// ”
pub const CLOSE_QUOTE: u32 = 0x201D;
/// ‘
pub const OPEN_SINGLE: u32 = 0x2018;
/// ’
pub const CLOSE_SINGLE: u32 = 0x2019;
/// ﴿, which Unicode calls the right one.
pub const OPEN_ORNATE: u32 = 0xFD3F;
/// ﴾
pub const CLOSE_ORNATE: u32 = 0xFD3E;
/// •
pub const BULLET: u32 = 0x2022;
pub const ELLIPSIS: u32 = 0x2026;
pub const NON_BREAKING_HYPHEN: u32 = 0x2011;
pub const EN_DASH: u32 = 0x2013;
pub const EM_DASH: u32 = 0x2014;
pub const MINUS: u32 = 0x2212;
/// ،
pub const ARABIC_COMMA: u32 = 0x060C;
/// ؛
pub const ARABIC_SEMICOLON: u32 = 0x061B;
/// ؟
pub const ARABIC_QUESTION: u32 = 0x061F;
/// ٪
pub const ARABIC_PERCENT: u32 = 0x066A;
/// ٫
pub const DECIMAL_SEPARATOR: u32 = 0x066B;
/// ٬
pub const THOUSANDS_SEPARATOR: u32 = 0x066C;
/// Zero width joiner.
pub const ZWJ: u32 = 0x200D;

/// Whether a mark can only open a quotation: « “.
pub const fn opens_quote(code: u32) -> bool {
    matches!(code, OPEN_GUILLEMET | OPEN_QUOTE)
}

/// Whether a mark can only close a quotation: » ”.
pub const fn closes_quote(code: u32) -> bool {
    matches!(code, CLOSE_GUILLEMET | CLOSE_QUOTE)
}

/// Whether a mark opens a quotation or, as `"`, may open one.
pub const fn may_open_quote(code: u32) -> bool {
    opens_quote(code) || code == QUOTE
}

/// Whether a mark stands at either end of a quotation: « » “ ” and `"`.
pub const fn is_quote(code: u32) -> bool {
    may_open_quote(code) || closes_quote(code)
}

/// Whether it opens brackets of any kind: ( [ {.
pub const fn opens_bracket(code: u32) -> bool {
    matches!(code, OPEN | OPEN_SQUARE | OPEN_CURLY)
}

/// Whether it closes brackets of any kind: ) ] }.
pub const fn closes_bracket(code: u32) -> bool {
    matches!(code, CLOSE | CLOSE_SQUARE | CLOSE_CURLY)
}

/// What closes what a mark opens: ) for (, » for «; the mark itself for those that look the same on both sides.
pub const fn closer(open: u32) -> u32 {
    match open {
        OPEN => CLOSE,
        OPEN_SQUARE => CLOSE_SQUARE,
        OPEN_CURLY => CLOSE_CURLY,
        OPEN_GUILLEMET => CLOSE_GUILLEMET,
        OPEN_QUOTE => CLOSE_QUOTE,
        OPEN_SINGLE => CLOSE_SINGLE,
        OPEN_ORNATE => CLOSE_ORNATE,
        same => same,
    }
}

/// Whether the path of a web address, which holds `before`, ends before `c`: where Arabic or a hashtag in Arabic is glued to
/// it, as where a line break was lost («https://t.co/x1Yzالخبر», «https://t.co/x1Yz#الخبر»), but not «…/wiki/القاهرة».
pub fn leaves_address(before: u32, c: u32, next: Option<u32>) -> bool {
    let letter = |c: u32| matches!(c, 0x0620..=0x064A | 0x0671..=0x06D3);
    let code = u8::try_from(before).is_ok_and(|b| b.is_ascii_alphanumeric());
    code && (letter(c) || c == HASH && next.is_some_and(letter))
}
