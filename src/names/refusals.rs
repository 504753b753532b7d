//! How guards refuse a name: a table of them, of which the first that refuses is named on the trail.

/// The name of the first of these guards that refuses, as [`explain`](crate::pipeline::trace) shows it; none where
/// all let the name pass. They are asked in this order, cheap ones first.
macro_rules! first_refusal {
    ($file:literal, $r:expr, $name:expr, [$($guard:ident),+ $(,)?]) => {
        'found: {
            $(
                if $guard($r, $name) {
                    break 'found Some(concat!($file, "::", stringify!($guard)));
                }
            )+
            None
        }
    };
}
pub(super) use first_refusal;
