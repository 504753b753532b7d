//! The words that the tables of `seeds/normalize/` use; the build reads them by these names.

named! {
    /// A group of letters in `letters.tsv`: forms that one option folds into one letter.
    LetterGroup {
        Alef = "alef",
        AlefHamza = "alef_hamza",
        AlefCommon = "alef_common",
        Dots = "dots",
        Heh = "heh",
        Kaf = "kaf",
        Loan = "loan",
        Waw = "waw",
        Yeh = "yeh",
    }
}

named! {
    /// The class of a mark or sign of the Arabic script in `marks.tsv`.
    MarkClass {
        Harakat = "harakat",
        Tanwin = "tanwin",
        Shadda = "shadda",
        Sukun = "sukun",
        DaggerAlef = "dagger_alef",
        OtherVowel = "other_vowel",
        Quranic = "quranic",
        Honorific = "honorific",
        SmallLetter = "small_letter",
        Symbol = "symbol",
        /// Madda and hamza: part of a letter.
        LetterPart = "letter_part",
    }
}

named! {
    /// What a placeholder of `placeholders.tsv` can stand for.
    Replaced {
        Url = "url",
        Email = "email",
        Mention = "mention",
        Hashtag = "hashtag",
        Emoji = "emoji",
    }
}
