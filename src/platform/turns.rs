//! Work that costs much memory or processor: a few at a time, each on a thread where it holds up no request.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

/// All turns were taken for too long; nothing was done, and trying again is right.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("all turns are taken")]
pub struct Busy;

/// So many turns. Clones share them.
#[derive(Clone, Debug)]
pub struct Turns {
    permits: Arc<Semaphore>,
    wait: Duration,
}

impl Turns {
    /// So many at a time; who waits longer than `wait` is told that it is busy.
    pub fn new(many: usize, wait: Duration) -> Self {
        Self { permits: Arc::new(Semaphore::new(many)), wait }
    }

    /// Does work when there is a turn. The turn goes with the work: a client that hangs up ends the waiting
    /// but not the work, and so frees nothing early.
    pub async fn take<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let turn = Arc::clone(&self.permits).acquire_owned();
        let Ok(Ok(permit)) = tokio::time::timeout(self.wait, turn).await else { return Err(Busy) };
        let task = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        task.await.map_err(|_| Busy)
    }
}
