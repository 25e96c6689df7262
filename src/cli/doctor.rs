//! `dialogduk doctor`: where things lie and whether they are sound. Shows no content, so that it can be sent to
//! whoever helps.

mod around;
mod fix;
mod salvage;
mod told;

pub(super) use salvage::{known_by_backups, ways_out};

use super::args::Doctor;
use super::failure::Failure;
use super::front::{Front, say};
use crate::store::{Fault, Finding, Health, ProblemKind, Store, StoreProblem};
use crate::term::screen;

/// How the data file is.
enum Condition {
    NotMade,
    /// It has been made, for there are backups of it, and is not there.
    Gone,
    Open(Health),
    Closed(StoreProblem),
}

impl Condition {
    /// Whether something is wrong that may cost words.
    fn is_wrong(&self) -> bool {
        match self {
            Self::NotMade => false,
            Self::Open(health) => health.findings.iter().any(|finding| finding.fault.is_wrong()),
            Self::Gone | Self::Closed(_) => true,
        }
    }
}

/// Everything that was looked at.
struct Seen {
    condition: Condition,
    /// Bytes of the file, where it is there.
    size: Option<u64>,
    /// Columns and rows, where there is a window.
    window: Option<(u16, u16)>,
    room: Room,
    /// What is to be told of what lies around the file, also of one that cannot be opened.
    around: Vec<Finding>,
}

impl Seen {
    fn is_wrong(&self) -> bool {
        self.condition.is_wrong() || self.around.iter().any(|finding| finding.fault.is_wrong())
    }

    /// All that was found, in the file and around it.
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        let inside = match &self.condition {
            Condition::Open(health) => health.findings.as_slice(),
            Condition::NotMade | Condition::Gone | Condition::Closed(_) => &[],
        };
        inside.iter().chain(&self.around)
    }
}

/// Room on the disks, in bytes.
struct Room {
    /// Left where the data file lies; `None` where the system does not tell.
    data_file: Option<u64>,
    /// Left where its backups lie.
    backups: Option<u64>,
    /// What should be left on each.
    needed: u64,
}

pub(super) fn run(front: &Front, args: &Doctor) -> Result<(), Failure> {
    if let Some(target) = &args.salvage {
        return salvage::salvage(front, target);
    }
    if args.fix {
        fix::fix(front)?;
    }
    let seen = look(front)?;
    if args.json.json {
        told::write_json(front, &seen)?;
    } else {
        told::write_text(front, &seen)?;
    }
    for note in &front.notes {
        say(note);
    }
    let wrong = seen.is_wrong();
    match seen.condition {
        Condition::Closed(problem) => Err(problem.into()),
        Condition::Open(_) | Condition::NotMade | Condition::Gone if wrong => Err(Failure::Told),
        Condition::Open(_) | Condition::NotMade | Condition::Gone => Ok(()),
    }
}

fn look(front: &Front) -> Result<Seen, Failure> {
    let path = &front.data_file()?.path;
    let mut folders = front.written_to(None);
    let condition = match front.unlocked(|passphrase| {
        let store = Store::open_read_only_with(path, passphrase)?;
        // A file so broken that nothing can be counted is not an empty one.
        let is_empty = store.contents().is_ok_and(|it| it.sessions == 0);
        let mut health = store.health(front.env.now())?;
        if store.is_read_only()? {
            health.findings.push(Finding::new(Fault::ReadOnly, 1, ""));
        }
        Ok((health, is_empty, front.written_to(Some(&store))))
    }) {
        Ok((mut health, is_empty, written_to)) => {
            folders = written_to;
            if is_empty && front.backups()?.newest_with_meetings(front.env.now()).is_some() {
                health.findings.push(Finding::new(Fault::OnlyInBackup, 1, ""));
            }
            Condition::Open(health)
        }
        Err(Failure::Store(problem)) if problem.kind == ProblemKind::Missing => {
            if front.backups()?.list().is_empty() { Condition::NotMade } else { Condition::Gone }
        }
        Err(Failure::Store(problem)) => Condition::Closed(problem),
        Err(failure) => return Err(failure),
    };
    let size = std::fs::metadata(path).ok().map(|found| found.len());
    let window = screen::window();
    let room = around::room(front, size.unwrap_or(0))?;
    let is_ours = matches!(condition, Condition::Open(_));
    let mut around = around::around(front, size.is_some(), is_ours, window, &room)?;
    if let Condition::Closed(problem) = &condition {
        around.extend(around::rules(front, problem));
    }
    around.extend(around::half_written(front, folders)?);
    Ok(Seen { condition, size, window, room, around })
}
