//! Software prefetch, so that independent lookups overlap their cache misses.

/// Prefetches every cache line of `what`; a no-op off x86-64.
#[inline]
pub fn prefetch<T>(what: Option<&T>) {
    #[cfg(target_arch = "x86_64")]
    if let Some(what) = what {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let start = std::ptr::from_ref(what).cast::<i8>();
        for line in (0..size_of::<T>()).step_by(64) {
            // SAFETY: prefetching is only a hint, and the address lies inside a live object.
            unsafe { _mm_prefetch::<_MM_HINT_T0>(start.add(line)) };
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = what;
}

/// Prefetches the cache line of an item that the caller keeps within the slice; a no-op off x86-64.
#[inline(always)]
pub fn prefetch_at<T>(items: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let item = items.as_ptr().wrapping_add(at).cast::<i8>();
        // SAFETY: prefetching is only a hint, which reads nothing, wherever the address is.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(item) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (items, at);
}
