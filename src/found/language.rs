/// The languages that are distinguished, as BCP 47 tags; Arabic comes first.
pub const LANGUAGES: [&str; 7] = ["ar", "fa", "ur", "ckb", "ps", "ug", "sd"];
