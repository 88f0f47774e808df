//! The work of a project's own templates, within limits of memory, time and depth.
//!
//! The template engine counts steps, but one step can double a text, and its parser needs a frame of the stack for each part
//! of an expression. So this work has a thread with a large stack, and is given up when it uses too much. Nothing can stop
//! the thread: the process must end soon after.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The largest template, in bytes.
pub(super) const MAX_TEMPLATE: usize = 256 << 10;
/// Enough for the deepest template of [`MAX_TEMPLATE`] bytes. The system uses no more of it than is needed.
const STACK: usize = MAX_TEMPLATE * (4 << 10);
/// The time between two looks at the memory.
const TICK: Duration = Duration::from_millis(5);

/// The limits of one template.
pub(super) struct Limits {
    /// The growth of the process, in bytes.
    pub(super) memory: usize,
    pub(super) time: Duration,
}

/// The limits in use: many times what the largest page needs.
pub(super) const LIMITS: Limits = Limits { memory: 512 << 20, time: Duration::from_secs(30) };

/// The result of the work, or the reason why it was given up.
pub(super) fn run<T: Send + 'static>(
    limits: &Limits,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, &'static str> {
    let (sender, receiver) = channel();
    let work = move || {
        // Nobody waits for a result that comes too late.
        let _ = sender.send(work());
    };
    let (memory_before, start) = (memory(), Instant::now());
    if thread::Builder::new().stack_size(STACK).spawn(work).is_err() {
        return Err("the system refuses the stack of 1 GiB for this template");
    }
    loop {
        match receiver.recv_timeout(TICK) {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Disconnected) => {
                return Err("this template breaks the template engine");
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if memory().saturating_sub(memory_before) > limits.memory {
            return Err("this template needs too much memory");
        }
        if start.elapsed() > limits.time {
            return Err("this template does not end");
        }
    }
}

/// The memory of the process, in bytes; 0 where the system does not tell.
fn memory() -> usize {
    memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_within_the_limits_has_its_result() {
        assert_eq!(run(&LIMITS, || 1 + 1), Ok(2));
    }

    #[test]
    fn work_without_an_end_is_given_up() {
        let endless = || {
            loop {
                thread::park();
            }
        };
        let result: Result<(), _> = run(&Limits { time: Duration::ZERO, ..LIMITS }, endless);
        assert_eq!(result, Err("this template does not end"));
    }
}
