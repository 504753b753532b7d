//! Scratch memory and threads, reused across calls.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use tarqim::extract::Scratch;

/// Runs `work` with this thread's scratch memory.
pub fn with_scratch<R>(work: impl FnOnce(&mut Scratch) -> R) -> R {
    thread_local!(static SCRATCH: RefCell<Scratch> = RefCell::default());
    SCRATCH.with(|cell| match cell.try_borrow_mut() {
        Ok(mut scratch) => {
            let done = work(&mut scratch);
            if scratch.after() {
                give_back();
            }
            done
        }
        Err(_) => work(&mut Scratch::default()),
    })
}

/// Returns freed memory to the system. Of what a text of ten megabytes takes, glibc would keep 32 MB, which objects of
/// Python cannot use: three bytes of memory for each of the text.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn give_back() {
    unsafe extern "C" {
        fn malloc_trim(pad: usize) -> std::ffi::c_int;
    }
    // SAFETY: a function of glibc that takes no pointer; it locks what it changes.
    unsafe { malloc_trim(0) };
}

/// Other allocators return it themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn give_back() {}

/// The thread pool of a call: `None` for a single thread, to avoid any hand-over.
pub fn helpers(threads: Option<usize>) -> PyResult<Option<Arc<ThreadPool>>> {
    if threads == Some(1) { Ok(None) } else { pool(threads).map(Some) }
}

/// A pool of that many threads, all cores for `None`, at most four per core. A forked child makes its own,
/// because threads do not survive a fork.
fn pool(threads: Option<usize>) -> PyResult<Arc<ThreadPool>> {
    type Pools = Vec<(u32, usize, Arc<ThreadPool>)>;
    static POOLS: Mutex<Pools> = Mutex::new(Vec::new());
    /// Maximum number of useful threads per core: more only cost memory, and results do not depend on them.
    const FOR_EACH: usize = 4;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = threads.filter(|&n| n > 0).unwrap_or(cores).min(FOR_EACH * cores);
    let process = std::process::id();
    let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((.., pool)) = pools.iter().find(|(p, n, _)| (*p, *n) == (process, threads)) {
        return Ok(Arc::clone(pool));
    }
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|i| format!("tarqim-{i}"))
        .build()
        .map_err(|e| PyRuntimeError::new_err(e.to_string()))?;
    let pool = Arc::new(pool);
    // A pool of the parent process must not be dropped here: that would wait for threads
    // that do not exist.
    pools.iter().filter(|(p, ..)| *p != process).for_each(|(.., p)| std::mem::forget(Arc::clone(p)));
    pools.retain(|(p, ..)| *p == process);
    pools.push((process, threads, Arc::clone(&pool)));
    Ok(pool)
}
