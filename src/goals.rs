//! `bella simulate --personas`: callers with a goal, who are judged by the book.
//!
//! Each line of them has practices of its own and calls there one after the other, so that whatever
//! changes in the book during a call is that call's doing. It changes to fresh ones before the books
//! are full, so that any number can call.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::Context as _;
use clap::Args;
use domain::CallSid;
use jiff::Timestamp;
use personas::{Caller, Chance, Does, Persona, Plan, Played, Results, judge, misheard};
use secrecy::SecretString;
use telephony::carrier::{Carrier, Now};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::reception::{self, Desk};
use crate::stage::Stage;
use crate::wire::Wire;

/// How many call at the same time, each at practices of their own.
const LINES: u32 = 4;
/// After how many calls a line changes to fresh practices. Those who only press keys take the first
/// time that there is, and a hundred bookings are some four days of a practice: two hundred leave
/// some of the two weeks free in which a caller looks for a time, whoever calls.
const CALLS_OF_A_PRACTICE: u32 = 200;
/// The practices of a line.
const ENGLISH: usize = 0;
const BILINGUAL: usize = 1;

/// What `bella simulate` is told about callers with a goal.
#[derive(Args)]
pub(crate) struct Goals {
    /// Callers have a goal, and the book says whether they reached it.
    #[arg(long)]
    personas: bool,
    /// Callers of one kind only.
    #[arg(long, value_name = "NAME", requires = "personas", value_parser = persona)]
    persona: Option<Persona>,
    /// A line of callers changes to fresh practices after so many calls.
    #[arg(long, value_name = "CALLS", requires = "personas", default_value_t = CALLS_OF_A_PRACTICE,
        value_parser = clap::value_parser!(u32).range(1..))]
    fresh_after: u32,
    /// Write what was said in the calls that failed into this file, the worst first.
    #[arg(long, value_name = "FILE", requires = "personas")]
    transcripts: Option<PathBuf>,
    /// Fail when fewer reached their goal, of those on a good line.
    #[arg(long, value_name = "PERCENT", requires = "personas")]
    floor: Option<f64>,
    /// Fail when fewer reached their goal, of those on a bad line.
    #[arg(long, value_name = "PERCENT", requires = "personas")]
    floor_noisy: Option<f64>,
    /// Fail when a booking takes callers whom the practice does not know more turns, in the median.
    #[arg(long, value_name = "TURNS", requires = "personas")]
    most_turns_new: Option<u32>,
    /// The same of callers whom it knows.
    #[arg(long, value_name = "TURNS", requires = "personas")]
    most_turns_known: Option<u32>,
}

fn persona(name: &str) -> Result<Persona, String> {
    let names = Persona::ALL.map(Persona::name).join(", ");
    Persona::named(name).ok_or_else(|| format!("there are {names}"))
}

/// Where callers call, and since when.
pub(crate) struct Office {
    pub(crate) carrier: Carrier,
    pub(crate) address: String,
    pub(crate) key: SecretString,
    pub(crate) seed: u64,
    pub(crate) now: Timestamp,
}

impl Goals {
    /// Whether callers with a goal are wanted.
    pub(crate) const fn are_wanted(&self) -> bool {
        self.personas
    }

    /// Has so many calls made, and says what came of them.
    pub(crate) async fn play(
        &self,
        office: Office,
        calls: u32,
        json: bool,
    ) -> anyhow::Result<ExitCode> {
        let office = Rc::new(office);
        let mut lines = JoinSet::new();
        for line in 0..LINES {
            let (office, only, most) = (Rc::clone(&office), self.persona, self.fresh_after);
            lines.spawn_local(async move { office.line(line, calls, most, only).await });
        }
        let mut ended = Vec::new();
        while let Some(line) = lines.join_next().await {
            // Where one failed, the others still take their practices away.
            ended.push(line?);
        }
        let played: Vec<_> = ended.into_iter().collect::<anyhow::Result<_>>()?;
        let results = Results::of(played.concat());
        if let Some(path) = &self.transcripts {
            std::fs::write(path, results.transcripts())
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        if json {
            println!("{}", results.summary(office.seed));
        } else {
            print!("{}", results.table());
            println!("seed {}", office.seed);
        }
        self.check(&results)
    }

    fn check(&self, results: &Results) -> anyhow::Result<ExitCode> {
        let wrong = results.wrong();
        anyhow::ensure!(wrong == 0, "{wrong} calls changed the book without a yes");
        for (floor, noisy) in [(self.floor, false), (self.floor_noisy, true)] {
            if let (Some(floor), Some(reached)) = (floor, results.reached_percent(noisy)) {
                let whose = if noisy { "noisy callers" } else { "callers" };
                anyhow::ensure!(
                    reached >= floor,
                    "only {reached} % of {whose} reached their goal, not {floor} %"
                );
            }
        }
        for (most, known) in [(self.most_turns_new, false), (self.most_turns_known, true)] {
            if let (Some(most), Some(turns)) = (most, results.median_turns(known)) {
                let whose = if known { "known" } else { "new" };
                anyhow::ensure!(
                    turns <= most,
                    "a booking takes {whose} callers {turns} turns in the median, not {most}"
                );
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Office {
    /// The calls of one line, so many at the same practices, which are made for them and taken away
    /// before the next are made.
    async fn line(
        &self,
        line: u32,
        calls: u32,
        most: u32,
        only: Option<Persona>,
    ) -> anyhow::Result<Vec<Played>> {
        let api = Wire::connect(&self.address).await?;
        let mut stage = Stage::empty(api, &self.key);
        let numbers: Vec<u32> = (line..calls).step_by(usize::try_from(LINES)?).collect();
        let mut played = Vec::with_capacity(numbers.len());
        for numbers in numbers.chunks(usize::try_from(most)?) {
            let some = self.calls(&mut stage, line, numbers, only).await;
            // Taken away whatever happened, so that nothing is left of it.
            stage.take_away().await?;
            played.extend(some?);
        }
        Ok(played)
    }

    /// The calls of these numbers, at practices where nobody has called.
    async fn calls(
        &self,
        stage: &mut Stage,
        line: u32,
        numbers: &[u32],
        only: Option<Persona>,
    ) -> anyhow::Result<Vec<Played>> {
        stage.add(2 * line, reception::practice(&["en"]), self.seed).await?;
        stage.add(2 * line + 1, reception::practice(&["en", "fr"]), self.seed).await?;
        let mut desks = Vec::new();
        for place in [ENGLISH, BILINGUAL] {
            desks.push(Desk::of(stage, place).await?);
        }
        let mut played = Vec::new();
        for &number in numbers {
            let mut chance = Chance::new(self.seed, u64::from(number));
            let plan = Plan::drawn(number, only, &mut chance);
            let place = if plan.talks == Persona::French { BILINGUAL } else { ENGLISH };
            played.push(self.call(stage, &desks[place], plan, &mut chance).await?);
        }
        Ok(played)
    }

    /// Makes a call, and judges it by the book before and after it.
    async fn call(
        &self,
        stage: &mut Stage,
        desk: &Desk,
        plan: Plan,
        chance: &mut Chance,
    ) -> anyhow::Result<Played> {
        let today = desk.day_of(self.now);
        let free = desk.free(stage, &plan, today).await?;
        let plan = plan.wishing(&free, chance).context("the practice has nothing free")?;
        if let Some(at) = plan.theirs {
            desk.book(stage, &plan, at).await?;
        }
        let before = desk.book_as_it_stands(stage).await?;
        let mut caller = Caller::new(plan, today);
        let (transcript, ending) = self.talk(&mut caller, desk, chance).await?;
        let after = desk.book_as_it_stands(stage).await?;
        let verdict = judge(&caller, &before, &after);
        let plan = caller.plan();
        Ok(Played {
            number: plan.number,
            persona: plan.persona,
            talks: plan.talks,
            goal: plan.goal,
            known: plan.is_known(),
            verdict,
            ending,
            turns: caller.reached(),
            transcript: format!("   wants {:?} {:?}\n{transcript}", plan.wishes, plan.theirs),
        })
    }

    /// What is said, until one of them hangs up; and how it ended.
    async fn talk(
        &self,
        caller: &mut Caller,
        desk: &Desk,
        chance: &mut Chance,
    ) -> anyhow::Result<(String, String)> {
        let plan = caller.plan();
        let noisy = plan.persona == Persona::Noisy;
        let call = (u128::from(self.seed) << 64) | u128::from(plan.number);
        let call = CallSid::new(Uuid::from_u128(call));
        let line = self.carrier.place_call(&plan.phone, desk.number(), call);
        let mut line = if plan.attested { line } else { line.vouched_for(None) };
        let mut transcript = Vec::new();
        let mut asked = String::new();
        let mut played = line.ring().await?;
        loop {
            let said = played.text();
            let expecting = played.expecting().unwrap_or("nothing").to_owned();
            transcript.push(format!("Bella: {said} [{expecting}]"));
            match played.now {
                Now::Over(_) => {
                    caller.hears(&said);
                    return Ok((transcript.join("\n"), format!("Bella ended it after {asked}")));
                }
                Now::Dialling(_) => {
                    line.hang_up().await?;
                    return Ok((transcript.join("\n"), format!("put through after {asked}")));
                }
                Now::Listening(_) => {}
            }
            let does = caller.answers(&expecting, &said, chance);
            played = match &does {
                Does::Says(words) if noisy => {
                    let heard = misheard(words, chance);
                    transcript.push(format!("    > {words}\n    ~ {heard}"));
                    line.say(&heard).await?
                }
                Does::Says(words) => {
                    transcript.push(format!("    > {words}"));
                    line.say(words).await?
                }
                Does::Presses(keys) => {
                    transcript.push(format!("    > #{keys}"));
                    line.press(keys).await?
                }
                Does::KeepsSilent => {
                    transcript.push("    > (silence)".to_owned());
                    line.keep_silent().await?
                }
                Does::HangsUp => {
                    line.hang_up().await?;
                    let done = if caller.reached().is_some() { "hung up" } else { "gave up" };
                    return Ok((transcript.join("\n"), format!("{done} at {expecting}")));
                }
            };
            asked = expecting;
        }
    }
}
