//! Memory in large pages: a fault each 4 KiB costs a third of the time that normalizing the text takes.

/// Asks the system to back memory that is not used yet by large pages. Small memory is left alone: the last
/// page may reach far beyond what is used of it.
#[cfg(target_os = "linux")]
pub fn ask(memory: &mut Vec<u8>) {
    /// Bytes of a large page on x86-64, and of most on AArch64.
    const PAGE: usize = 1 << 21;
    const ENOUGH: usize = 4 * PAGE;

    let free = memory.spare_capacity_mut();
    if free.len() < ENOUGH {
        return;
    }
    let start = free.as_mut_ptr();
    let skipped = start.align_offset(PAGE);
    let len = (free.len() - skipped) / PAGE * PAGE;
    // SAFETY: the pages lie within memory that is ours, and the advice does not change what they hold. That
    // it may be refused does not matter.
    unsafe { libc::madvise(start.add(skipped).cast(), len, libc::MADV_HUGEPAGE) };
}

/// Elsewhere the system decides.
#[cfg(not(target_os = "linux"))]
pub fn ask(_memory: &mut Vec<u8>) {}
