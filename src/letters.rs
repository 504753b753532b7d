//! The letters and marks of the Arabic script that the code names: code points, and the same as two-byte code units
//! (`units`, as keys store words) and as characters (`chars`).

macro_rules! letters {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        $($(#[$doc])* pub const $name: u32 = $code;)*

        /// The letters as code units of two bytes.
        pub mod units {
            $($(#[$doc])* pub const $name: u16 = $code;)*
        }

        /// The letters as characters.
        pub mod chars {
            $($(#[$doc])* pub const $name: char = match char::from_u32($code) {
                Some(letter) => letter,
                None => panic!("no letter"),
            };)*
        }
    };
}

letters! {
    /// ء
    HAMZA = 0x0621,
    /// آ
    ALEF_MADDA = 0x0622,
    /// أ
    ALEF_HAMZA = 0x0623,
    /// ؤ
    WAW_HAMZA = 0x0624,
    /// إ
    ALEF_HAMZA_BELOW = 0x0625,
    /// ئ
    YEH_HAMZA = 0x0626,
    /// ا
    ALEF = 0x0627,
    /// ب
    BEH = 0x0628,
    /// ة
    TEH_MARBUTA = 0x0629,
    /// ت
    TEH = 0x062A,
    /// ث
    THEH = 0x062B,
    /// ج
    JEEM = 0x062C,
    /// ح
    HAH = 0x062D,
    /// خ
    KHAH = 0x062E,
    /// د
    DAL = 0x062F,
    /// ذ
    THAL = 0x0630,
    /// ر
    REH = 0x0631,
    /// ز
    ZAIN = 0x0632,
    /// س
    SEEN = 0x0633,
    /// ش
    SHEEN = 0x0634,
    /// ص
    SAD = 0x0635,
    /// ض
    DAD = 0x0636,
    /// ط
    TAH = 0x0637,
    /// ظ
    ZAH = 0x0638,
    /// ع
    AIN = 0x0639,
    /// غ
    GHAIN = 0x063A,
    /// ـ
    TATWEEL = 0x0640,
    /// ف
    FEH = 0x0641,
    /// ق
    QAF = 0x0642,
    /// ك
    KAF = 0x0643,
    /// ل
    LAM = 0x0644,
    /// م
    MEEM = 0x0645,
    /// ن
    NOON = 0x0646,
    /// ه
    HEH = 0x0647,
    /// و
    WAW = 0x0648,
    /// ى
    ALEF_MAQSURA = 0x0649,
    /// ي
    YEH = 0x064A,
    /// ـً
    FATHATAN = 0x064B,
    /// ـٌ
    DAMMATAN = 0x064C,
    /// ـٍ
    KASRATAN = 0x064D,
    /// ـَ
    FATHA = 0x064E,
    /// ـُ
    DAMMA = 0x064F,
    /// ـِ
    KASRA = 0x0650,
    /// ـّ
    SHADDA = 0x0651,
    /// ـْ
    SUKUN = 0x0652,
    /// ـٓ
    MADDA_ABOVE = 0x0653,
    /// ـٔ
    HAMZA_ABOVE = 0x0654,
    /// ـٕ
    HAMZA_BELOW = 0x0655,
    /// ـٰ
    DAGGER_ALEF = 0x0670,
    /// ٱ
    ALEF_WASLA = 0x0671,
}

/// The article: «ال».
pub const ARTICLE: [u32; 2] = [ALEF, LAM];
/// The article after «و»: «وال».
pub const AND_ARTICLE: [u32; 3] = [WAW, ALEF, LAM];
