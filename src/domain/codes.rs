//! One word per thing: enums whose values have a fixed code.
//!
//! The same code stands in SQL, TOML, JSON and exports, so that a value is recognised wherever it is met.

/// Declares an enum whose values carry a stable code (`code`, `from_code`, `ALL`).
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $value:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $value),+ }

        impl $name {
            /// Every value, in the order of the field.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The stable code used in SQL, TOML and exports.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }

            /// The value with this code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

pub(crate) use codes;
