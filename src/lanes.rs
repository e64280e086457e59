//! Threads that carry connections: each connection stays on one, which so waits for no other and wakes none.

use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// The threads, each with a runtime of its own. Without any, connections are carried where they were accepted.
#[derive(Default)]
pub struct Lanes {
    lanes: Vec<(Handle, Arc<()>)>,
    threads: Vec<(oneshot::Sender<()>, JoinHandle<()>)>,
}

/// A lane with a connection's place in it, which is taken until this is dropped.
pub struct Lane {
    /// Its runtime.
    handle: Handle,
    _taken: Arc<()>,
}

impl Lane {
    /// Has a connection carried here: what `talk` makes of `stream`, which is waited for here from now on.
    pub fn carry<F: Future<Output = ()> + Send + 'static>(
        self,
        connections: &mut JoinSet<()>,
        stream: TcpStream,
        talk: impl FnOnce(std::io::Result<TcpStream>) -> F + Send + 'static,
    ) {
        let handle = self.handle.clone();
        let stream = stream.into_std();
        let carried = async move {
            talk(stream.and_then(TcpStream::from_std)).await;
            drop(self);
        };
        connections.spawn_on(carried, &handle);
    }
}

impl Lanes {
    /// So many threads, or as many as the system gives.
    pub fn open(count: usize) -> Lanes {
        let mut lanes = Lanes::default();
        for number in 0..count {
            let opened = Builder::new_current_thread().enable_all().build().and_then(|runtime| {
                let (handle, (stop, stopped)) = (runtime.handle().clone(), oneshot::channel::<()>());
                // It ends when it is told, or when nobody is left to tell it.
                let carry = move || drop(runtime.block_on(stopped));
                let thread = std::thread::Builder::new().name(format!("lane-{number}")).spawn(carry)?;
                Ok((handle, stop, thread))
            });
            match opened {
                Ok((handle, stop, thread)) => {
                    lanes.lanes.push((handle, Arc::default()));
                    lanes.threads.push((stop, thread));
                }
                Err(error) => {
                    tracing::warn!(%error, lanes = number, "fewer threads carry connections than there are cores");
                    break;
                }
            }
        }
        lanes
    }

    /// The runtimes of all of them.
    pub fn handles(&self) -> Vec<Handle> {
        self.lanes.iter().map(|(handle, _)| handle.clone()).collect()
    }

    /// A place in the lane with the fewest connections.
    pub fn place(&self) -> Lane {
        match self.lanes.iter().min_by_key(|(_, taken)| Arc::strong_count(taken)) {
            Some((handle, taken)) => Lane { handle: handle.clone(), _taken: Arc::clone(taken) },
            None => Lane { handle: Handle::current(), _taken: Arc::default() },
        }
    }

    /// Ends the threads, and with them what is left in their lanes.
    pub async fn close(self) {
        let join = move || {
            for (stop, thread) in self.threads {
                drop(stop);
                // One that panicked has ended too.
                drop(thread.join());
            }
        };
        drop(tokio::task::spawn_blocking(join).await);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn connections_are_spread_and_lanes_end() {
        let lanes = Lanes::open(2);
        let places: Vec<Lane> = (0..4).map(|_| lanes.place()).collect();
        let first = places[0].handle.id();
        assert_eq!(places.iter().filter(|place| place.handle.id() == first).count(), 2);
        drop(places);
        let kept = lanes.place();
        assert_ne!(lanes.place().handle.id(), kept.handle.id());
        let carried = kept.handle.spawn(async { std::thread::current().name().map(String::from) });
        assert!(carried.await.expect("it was carried").expect("a name").starts_with("lane-"));
        lanes.close().await;
        let late = kept.handle.spawn(std::future::pending::<()>()).await;
        assert!(late.is_err_and(|error| error.is_cancelled()), "nothing is carried any more");
        assert_eq!(Lanes::default().place().handle.id(), Handle::current().id());
    }
}
