//! Declares enums whose members have names in seed files and outputs.

/// Declares an enum with the names that the seed files use.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($(#[$item_doc:meta])* $item:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum $type { $($(#[$item_doc])* #[serde(rename = $name)] $item,)* }

        #[allow(dead_code)] // Some names are read by the build alone.
        impl $type {
            /// Every member, in the order of their numbers.
            pub const ALL: [$type; [$($name),*].len()] = [$($type::$item,)*];
            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The name used in seed files and outputs.
            pub const fn name(self) -> &'static str {
                match self { $($type::$item => $name,)* }
            }

            /// The member with that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|m| m.name() == name)
            }
        }
    };
}
