//! Taking a turn from what was heard to its reply, step by step.

use dialogue::{
    Dialogue, DiaryAnswer, Effect, Event, HoldRequest, Line, Next, Plan, Reply, Request,
    write_event, write_request, write_understanding,
};
use domain::{AppointmentId, CallSid, Heard, Turn};
use jiff::Timestamp;
use ports::{Begins, NewHold, Point, Stage, StoredReply, TurnAddress};
use serde_json::Value;
use tokio::time::Instant;

use super::looking::{self, Asker, Question};
use super::numbering::Happening;
use super::writing::{Following, OfTheBook, Step, Took, Wanted};
use super::{Attempt, Known};
use crate::asked::{Answered, Source, Trouble};
use crate::surroundings::Surroundings;
use crate::understood::understood;

/// A turn on its way to its reply: what its next row will say.
pub(super) struct TurnUnderWay {
    pub(super) call: CallSid,
    pub(super) turn: Turn,
    pub(super) begun: Instant,
    /// The one reading of the clock that the present step is taken by.
    pub(super) now: Timestamp,
    pub(super) begins: Option<Begins>,
    pub(super) heard: Option<String>,
    pub(super) understood: Option<Value>,
    pub(super) events: Vec<Value>,
    steps: u8,
}

impl TurnUnderWay {
    fn new(call: CallSid, turn: Turn, begun: Instant, now: Timestamp) -> Self {
        Self {
            call,
            turn,
            begun,
            now,
            begins: None,
            heard: None,
            understood: None,
            events: Vec::new(),
            steps: 0,
        }
    }

    pub(super) fn of_a_new_call(
        call: CallSid,
        begun: Instant,
        now: Timestamp,
        numbers: Begins,
    ) -> Self {
        Self { begins: Some(numbers), ..Self::new(call, Turn(0), begun, now) }
    }

    /// A turn whose first step is written already.
    pub(super) fn resumed(call: CallSid, turn: Turn, begun: Instant, now: Timestamp) -> Self {
        Self::new(call, turn, begun, now)
    }
}

/// What a request comes to.
enum Asked {
    /// A look, which changes nothing.
    Look(Question),
    /// Something that the book decides.
    Decision(Box<Wanted>),
}

impl Known {
    /// Takes the call on by what happened.
    pub(super) async fn take(
        &mut self,
        call: CallSid,
        happening: Happening,
        begun: Instant,
        around: &Surroundings,
    ) -> Result<Attempt, Trouble> {
        let mut turn = TurnUnderWay::new(call, self.dialogue.turn(), begun, around.clock.now());
        around.disturbed(Point::Step, call, turn.turn).await?;
        let event = self.event(happening, &mut turn, around);
        turn.events.push(write_event(&event));
        let begun = Instant::now();
        let policy = self.policy(turn.now, around);
        let (dialogue, effects) = self.dialogue.clone().step(event, &policy);
        around.meter.took(Stage::Step, begun.elapsed());
        self.dialogue = dialogue;
        self.finish(&mut turn, effects, around).await
    }

    /// What happened, as the dialogue hears it; words are understood here.
    fn event(&self, happening: Happening, turn: &mut TurnUnderWay, around: &Surroundings) -> Event {
        let number = turn.turn;
        if let Some(answer) = happening.answer() {
            if let Happening::Heard(Heard::Keys(keys)) = &happening {
                turn.heard = Some(self.dialogue.noted_keys(keys).to_owned());
            }
            return Event::Caller { turn: number, answer };
        }
        match happening {
            Happening::Heard(Heard::Speech(words)) => {
                let begun = Instant::now();
                let understanding =
                    understood(&self.dialogue, &self.practice, words.as_str(), turn.now);
                around.meter.took(Stage::Understand, begun.elapsed());
                turn.understood = write_understanding(&understanding);
                turn.heard =
                    Some(self.dialogue.noted_words(words.as_str(), &understanding).to_owned());
                let answer = dialogue::Answer::Words(understanding);
                Event::Caller { turn: number, answer }
            }
            Happening::Transferred(outcome) => Event::Transfer { turn: number, outcome },
            Happening::HungUp => Event::Line(Line::HungUp),
            Happening::Heard(Heard::Silence | Heard::Keys(_))
            | Happening::Recorded
            | Happening::Lost => Event::Caller { turn: number, answer: dialogue::Answer::Lost },
        }
    }

    /// Acts on effects until the turn has its reply, writing down before it acts. A turn that
    /// only looks things up writes once, at its end.
    pub(super) async fn finish(
        &mut self,
        turn: &mut TurnUnderWay,
        effects: Vec<Effect>,
        around: &Surroundings,
    ) -> Result<Attempt, Trouble> {
        let mut effects = effects;
        loop {
            turn.steps += 1;
            if turn.steps > around.limits.steps_per_turn {
                return Err(Trouble::Failed {
                    doing: "end a turn",
                    source: "the conversation goes round in circles".into(),
                });
            }
            let Plan { release, next } = Plan::of(effects);
            let step = match (next, release) {
                // What is given back has to be free before anything else is looked for or held.
                (Next::Request(_) | Next::Nothing, Some(hold)) => Step::giving_back(hold),
                (Next::Request(request), None) => {
                    turn.events.push(write_request(&request));
                    match self.asked(request, turn, around).await? {
                        Asked::Look(question) => {
                            effects = self.look(question, turn, around).await?;
                            continue;
                        }
                        Asked::Decision(wanted) => Step::deciding(wanted),
                    }
                }
                (Next::Reply(reply), release) => {
                    let reply = self.rendered(&reply, turn, around).await?;
                    let change = release.map_or(OfTheBook::Nothing, OfTheBook::Release);
                    Step { reply: Some(reply), change }
                }
                (Next::Nothing, None) => Step { reply: None, change: OfTheBook::Nothing },
            };
            effects = match self.write(step, turn, around).await? {
                Took::Number => return Ok(Attempt::Fenced),
                Took::Reply(reply) => {
                    return Ok(Attempt::Done(Answered::Reply(reply, Source::Fresh)));
                }
                Took::End => return Ok(Attempt::Done(Answered::Noted)),
                Took::Step => self.dialogue.resume(&self.policy(turn.now, around)),
            };
        }
    }

    /// What the book is asked; when it has to decide, every way is taken beforehand, and it takes one.
    async fn asked(
        &self,
        request: Request,
        turn: &TurnUnderWay,
        around: &Surroundings,
    ) -> Result<Asked, Trouble> {
        let wanted = match request {
            Request::FindSlots(wish) => {
                return Ok(Asked::Look(Question::Slots { wish, except: None }));
            }
            Request::FindOtherSlots { wish, than } => {
                return Ok(Asked::Look(Question::Slots { wish, except: Some(than) }));
            }
            Request::FindCustomer(phone) => {
                return Ok(Asked::Look(Question::Customer(phone)));
            }
            Request::FindAppointments(phone) => {
                return Ok(Asked::Look(Question::Appointments(phone)));
            }
            Request::Hold(request) => {
                let hold = self.new_hold(turn, request, around)?;
                let won = self.following(DiaryAnswer::Held(hold.id), turn, around).await?;
                let lost = self.lost(turn, around);
                Wanted::Hold { hold, won, lost }
            }
            Request::Book(booking) => {
                let won = self.following(DiaryAnswer::Booked, turn, around).await?;
                let over = self.following(DiaryAnswer::TooMany, turn, around).await?;
                let lost = self.lost(turn, around);
                Wanted::Booking { booking, won, lost, over }
            }
            Request::Move(moving) => {
                let won = self.following(DiaryAnswer::Moved, turn, around).await?;
                let gone = self.following(DiaryAnswer::Gone, turn, around).await?;
                let lost = self.lost(turn, around);
                Wanted::Move { moving, won, lost, gone }
            }
            Request::CallOff(calling_off) => {
                let won = self.following(DiaryAnswer::CalledOff, turn, around).await?;
                let gone = self.following(DiaryAnswer::Gone, turn, around).await?;
                Wanted::CallOff { calling_off, won, gone }
            }
            Request::StopTexts(phone) => {
                let won = self.following(DiaryAnswer::TextsStopped, turn, around).await?;
                Wanted::NoTexts { phone, won }
            }
            Request::SendCode(request) => {
                let won = self.following(DiaryAnswer::CodeSent, turn, around).await?;
                Wanted::SendCode { request, won }
            }
            Request::CheckCode(given) => {
                let won = self.following(DiaryAnswer::CodeRight, turn, around).await?;
                let gone = self.following(DiaryAnswer::CodeWrong, turn, around).await?;
                Wanted::CheckCode { given, won, gone }
            }
        };
        Ok(Asked::Decision(Box::new(wanted)))
    }

    /// Looks into the book, and lets the dialogue hear of it.
    async fn look(
        &mut self,
        question: Question,
        turn: &mut TurnUnderWay,
        around: &Surroundings,
    ) -> Result<Vec<Effect>, Trouble> {
        let begun = Instant::now();
        let practice = &self.practice;
        let asker = Asker { call: turn.call, turn: turn.turn, practice, now: turn.now };
        let answer = looking::look_up(asker, question, around).await?;
        around.meter.took(Stage::Look, begun.elapsed());
        Ok(self.hear_of(answer, turn, around))
    }

    /// The dialogue hears the book's answer.
    fn hear_of(
        &mut self,
        answer: DiaryAnswer,
        turn: &mut TurnUnderWay,
        around: &Surroundings,
    ) -> Vec<Effect> {
        let event = Event::Diary(answer);
        turn.events.push(write_event(&event));
        let policy = self.policy(turn.now, around);
        let (dialogue, effects) = self.dialogue.clone().step(event, &policy);
        self.dialogue = dialogue;
        effects
    }

    /// Where an answer of the book would lead, with what would be said then.
    async fn following(
        &self,
        answer: DiaryAnswer,
        turn: &TurnUnderWay,
        around: &Surroundings,
    ) -> Result<Following, Trouble> {
        let policy = self.policy(turn.now, around);
        let (dialogue, effects) = self.dialogue.clone().step(Event::Diary(answer), &policy);
        let reply = match Plan::of(effects).next {
            Next::Reply(reply) => Some(self.rendered(&reply, turn, around).await?),
            Next::Request(_) | Next::Nothing => None,
        };
        Ok(Following { dialogue, reply })
    }

    /// The conversation when somebody else was faster.
    fn lost(&self, turn: &TurnUnderWay, around: &Surroundings) -> Dialogue {
        let policy = self.policy(turn.now, around);
        self.dialogue.clone().step(Event::Diary(DiaryAnswer::Taken), &policy).0
    }

    async fn rendered(
        &self,
        reply: &Reply,
        turn: &TurnUnderWay,
        around: &Surroundings,
    ) -> Result<StoredReply, Trouble> {
        around.disturbed(Point::Render, turn.call, turn.turn).await?;
        let address = TurnAddress {
            call: turn.call,
            turn: turn.turn,
            country: self.practice.country,
            voices: self.practice.desk.voices,
        };
        let begun = Instant::now();
        let body = around.renderer.render(reply, address).map_err(|error| Trouble::Failed {
            doing: "render a reply",
            source: Box::new(error),
        })?;
        around.meter.took(Stage::Render, begun.elapsed());
        Ok(StoredReply { body, expecting: reply.expecting() })
    }

    /// The hold that the next step asks for; its id is the step's, so asking twice is asking once.
    fn new_hold(
        &self,
        turn: &TurnUnderWay,
        request: HoldRequest,
        around: &Surroundings,
    ) -> Result<NewHold, Trouble> {
        let failed = |source| Trouble::Failed { doing: "hold a slot", source };
        let service = self
            .practice
            .service(request.service)
            .ok_or_else(|| failed("the service is gone".into()))?;
        let occupies =
            scheduling::occupies(service, request.slot).map_err(|error| failed(Box::new(error)))?;
        let zone = &self.practice.time_zone;
        Ok(NewHold {
            id: AppointmentId::of_step(turn.call, self.next_seq),
            request,
            occupies,
            places: scheduling::places(&self.practice, service, request.slot.provider),
            wall: request.slot.starts_at.to_zoned(zone.clone()).datetime(),
            time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            expires_at: turn.now + around.limits.hold,
        })
    }
}
