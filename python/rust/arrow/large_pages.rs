//! Large pages: a page fault every 4 KiB would cost a third of the time that normalizing takes.

/// Advises the system to back unused memory with large pages. Small allocations are left alone: the last
/// page may extend far beyond them.
#[cfg(target_os = "linux")]
pub fn ask(memory: &mut Vec<u8>) {
    /// Size of a large page on x86-64, and usually on AArch64.
    const PAGE: usize = 1 << 21;
    const ENOUGH: usize = 4 * PAGE;

    let free = memory.spare_capacity_mut();
    if free.len() < ENOUGH {
        return;
    }
    let start = free.as_mut_ptr();
    let skipped = start.align_offset(PAGE);
    let len = (free.len() - skipped) / PAGE * PAGE;
    // SAFETY: the pages lie within memory that we own, and the advice does not change their contents. It may be
    // refused, which does not matter.
    unsafe { libc::madvise(start.add(skipped).cast(), len, libc::MADV_HUGEPAGE) };
}

/// Elsewhere the system decides.
#[cfg(not(target_os = "linux"))]
pub fn ask(_memory: &mut Vec<u8>) {}
