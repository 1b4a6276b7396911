//! Questions, what can be said to them, and what the keys do.

use domain::{Language, Messages, Practice, Service, ServiceId, Slot};

use super::spoken;
use crate::Policy;
use crate::slip::{Asked, Draft, Purpose, ReachedBy, Slip, Who};
use crate::state::{About, State};
use crate::wording::{Named, asks_when_too};

/// The question of a state.
pub(in crate::wording) fn question(state: &State, policy: &Policy<'_>) -> Option<String> {
    let practice = policy.practice;
    Some(match state {
        State::AskingIntent { .. } => "Que puis-je faire pour vous ?".into(),
        State::AskingService { slip } => {
            let names: Vec<_> = practice.services.iter().map(|it| it.called(Language::French)).collect();
            let names = spoken::list(&names, "ou");
            let what = format!("Pour quel service désirez-vous venir : {names} ?");
            if asks_when_too(slip, practice) {
                format!("{what} Et quand cela vous conviendrait-il ?")
            } else {
                what
            }
        }
        State::AskingProvider { slip } => {
            let names = spoken::list(&providers(slip.service, practice), "ou");
            if slip.only_provider(practice).is_some() {
                format!("Je peux vous proposer {names}. Est-ce que cela vous convient ?")
            } else {
                format!("Qui désirez-vous voir : {names}, ou peu importe ?")
            }
        }
        State::AskingDays { slip: Slip { days: Some(_), .. } } => "Et à quelle heure ?".into(),
        State::AskingDays { slip: Slip { times: Some(_), .. } } => "Et quel jour ?".into(),
        State::AskingDays { slip: Slip { purpose: Purpose::Moving(_), .. } } => {
            "À quel jour et à quelle heure désirez-vous le déplacer ?".into()
        }
        State::AskingDays { .. } => "Quel jour et quelle heure vous conviendraient ?".into(),
        State::Offering { wish, slots, .. } => offer(slots, Named::with(wish, practice), policy),
        State::AskingName { who: Who { is_another: true, .. }, how: Asked::Whole, .. } => {
            "Quel est le nom de la personne pour qui c'est ?".into()
        }
        State::AskingName { how: Asked::Whole, .. } => {
            "Quel est votre nom, s'il vous plaît ?".into()
        }
        State::AskingName { how: Asked::ByLetter, .. }
        | State::Identifying { how: Asked::ByLetter, .. } => {
            "Veuillez épeler votre nom, lettre par lettre.".into()
        }
        State::Identifying { how: Asked::Whole, .. } => "À quel nom est le rendez-vous ?".into(),
        State::AskingTheirPhone { .. } => {
            "Sous quel numéro de téléphone est-il inscrit ? Vous pouvez le dire ou le composer.".into()
        }
        State::AskingCode { .. } => "S'il y a un rendez-vous à ce nom et à ce numéro, je viens d'y \
                                     envoyer un texto avec un code à six chiffres. Quel est ce code ?"
            .into(),
        State::AskingPhone { .. } => {
            "À quel numéro pouvons-nous vous joindre ? Vous pouvez le dire ou le composer.".into()
        }
        State::Confirming { draft, .. } => read_back(draft, policy),
        State::Reconsidering { .. } => {
            "D'accord, rien n'est encore fixé. Que désirez-vous changer ?".into()
        }
        State::ChoosingAppointment { theirs, .. } => {
            let all = spoken::choices(theirs, policy);
            let count = if all.len() == 3 { "trois" } else { "deux" };
            let all = all.join(" ; ");
            format!("{} Lequel ?", spoken::sentence(format!("Vous avez {count} rendez-vous : {all}")))
        }
        State::ConfirmingCallOff { appointment } => {
            let it = spoken::named(appointment, policy);
            format!("{} Dois-je l'annuler ?", spoken::sentence(format!("C'est {it}")))
        }
        State::OfferingAnother { slip: Slip { service: None, .. } } => {
            "Désirez-vous prendre un rendez-vous ?".into()
        }
        State::OfferingAnother { .. } => "Désirez-vous prendre un autre rendez-vous ?".into(),
        State::ConfirmingMove { appointment, slot, .. } => {
            let it = spoken::change(appointment, slot, policy);
            format!("Dois-je déplacer {it} ?")
        }
        State::OfferingPerson { .. } => "Dois-je vous passer quelqu'un ?".into(),
        State::ConfirmingNoTexts { .. } => {
            "Dois-je arrêter tous les textos au numéro d'où vous appelez ?".into()
        }
        State::AnythingElse { .. } => "Puis-je faire autre chose pour vous ?".into(),
        State::OfferingMessage { .. } => "Désirez-vous laisser un message ?".into(),
        State::TakingMessage { about: About::Anything } => message(practice).into(),
        State::TakingMessage { about: About::BeingLate } => {
            "De combien serez-vous en retard ?".into()
        }
        State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return None,
    })
}

/// What is asked of whoever leaves a message.
fn message(practice: &Practice) -> &'static str {
    match practice.desk.messages {
        Messages::Written => "Je peux noter un message pour l'équipe. Que désirez-vous lui dire ?",
        Messages::Recorded => {
            "Laissez votre message après le bip. Quand vous aurez terminé, appuyez sur le dièse ou \
             raccrochez."
        }
        Messages::RecordedAfterNotice => {
            "Votre message sera enregistré. Laissez-le après le bip. Quand vous aurez terminé, \
             appuyez sur le dièse ou raccrochez."
        }
    }
}

fn offer(slots: &[Slot], named: Named, policy: &Policy<'_>) -> String {
    let all = spoken::sentence(format!(
        "J'ai {}",
        spoken::slots(slots, named, policy.practice, Some(policy.today()))
    ));
    if let [_] = slots {
        format!("{all} Est-ce que cela vous convient ?")
    } else {
        format!("{all} Que préférez-vous ?")
    }
}

/// Service, provider, weekday, date, time and name; the number only when it was given.
fn read_back(draft: &Draft, policy: &Policy<'_>) -> String {
    let mut text = format!("C'est donc : {}", spoken::draft(draft, policy));
    if let ReachedBy::Given(number) = &draft.phone {
        text.push_str(", au ");
        text.push_str(&spoken::number(number));
    }
    format!("{} Dois-je confirmer ce rendez-vous ?", spoken::sentence(text))
}

fn service(id: Option<ServiceId>, practice: &Practice) -> Option<&Service> {
    practice.service(id?)
}

fn providers(id: Option<ServiceId>, practice: &Practice) -> Vec<&str> {
    match service(id, practice) {
        Some(service) => {
            let ids = service.providers.iter();
            ids.filter_map(|id| practice.provider(*id)).map(|it| it.name.as_str()).collect()
        }
        None => practice.providers.iter().map(|it| it.name.as_str()).collect(),
    }
}

/// What can be said at a question.
pub(in crate::wording) fn options(state: &State) -> Option<String> {
    let text = match state {
        State::AskingIntent { .. } | State::AnythingElse { .. } => {
            "Je peux prendre, déplacer ou annuler un rendez-vous, vous dire quand est le vôtre, \
             donner nos heures et notre adresse, ou noter un message."
        }
        State::AskingService { .. } => "Vous pouvez en nommer un, ou dire : une personne.",
        State::AskingProvider { .. } => "Vous pouvez dire un nom, ou : peu importe.",
        State::AskingDays { slip: Slip { days: Some(_), .. } } => {
            "Vous pouvez dire, par exemple, dix heures, l'après-midi, ou : n'importe quand."
        }
        State::AskingDays { .. } => {
            "Vous pouvez dire, par exemple, mardi matin, la semaine prochaine, ou : dès que possible."
        }
        State::Offering { .. } => {
            "Vous pouvez en choisir une, ou dire : plus tôt, plus tard, ou un autre jour."
        }
        State::AskingName { .. } | State::Identifying { .. } => {
            "Vous pouvez dire votre prénom et votre nom, ou les épeler lettre par lettre."
        }
        State::AskingCode { .. } => {
            "Vous pouvez dire les six chiffres un par un, ou : renvoyez-le, ou : une personne."
        }
        State::AskingPhone { .. } | State::AskingTheirPhone { .. } => {
            "Dites le numéro chiffre par chiffre, avec l'indicatif régional."
        }
        State::Confirming { .. }
        | State::ConfirmingCallOff { .. }
        | State::ConfirmingMove { .. }
        | State::ConfirmingNoTexts { .. }
        | State::OfferingPerson { .. }
        | State::OfferingMessage { .. } => "Vous pouvez dire oui ou non.",
        State::Reconsidering { .. } => {
            "Vous pouvez nommer un autre jour, une autre heure ou une autre personne."
        }
        State::ChoosingAppointment { .. } => "Vous pouvez dire le premier, ou nommer son jour.",
        State::OfferingAnother { .. } => "Vous pouvez nommer un jour, ou dire non.",
        State::TakingMessage { .. } => "Dites-le maintenant, et je le note.",
        State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return None,
    };
    Some(text.into())
}

/// What the keys do at a question.
pub(in crate::wording) fn keys(state: &State, practice: &Practice) -> Option<String> {
    let choices = |names: Vec<&str>| {
        let presses = names.iter().zip(1..=8).map(|(name, key)| format!("le {key} pour {name}"));
        format!("Faites {}.", spoken::list(&presses.collect::<Vec<_>>(), "ou"))
    };
    Some(match state {
        State::AskingIntent { .. } => "Faites le 1 pour prendre rendez-vous, le 2 pour en déplacer un, \
                                       le 3 pour en annuler un, le 4 pour la date du vôtre, le 5 \
                                       pour nos heures et l'adresse, ou le 0 pour une personne."
            .into(),
        State::AskingService { .. } => {
            choices(practice.services.iter().map(|it| it.called(Language::French)).collect())
        }
        State::AskingProvider { slip } => {
            service(slip.service, practice)?;
            let mut names = providers(slip.service, practice);
            names.insert(0, "peu importe qui");
            choices(names)
        }
        State::AskingDays { slip: Slip { days: Some(_), .. } } => {
            "Faites le 1 pour n'importe quelle heure, le 0 pour une personne, ou composez l'heure et \
             les minutes en quatre chiffres : 1 4 3 0 pour 14 h 30."
                .into()
        }
        State::AskingDays { .. } => "Faites le 1 pour la première heure libre, le 0 pour une \
                                     personne, ou composez le jour et le mois en quatre chiffres : \
                                     1 5 0 3 pour le 15 mars."
            .into(),
        State::Offering { slots, .. } => {
            let these = match slots.len() {
                1 => "le 1 pour oui, le 2 pour un autre moment",
                3 => "le 1 pour le premier choix, le 2 pour le deuxième, le 3 pour le troisième",
                _ => "le 1 pour le premier choix, le 2 pour le deuxième",
            };
            format!(
                "Faites {these}, le 4 pour plus tôt, le 5 pour plus tard, le 6 pour un autre jour, ou \
                 l'étoile pour composer un jour."
            )
        }
        State::ChoosingAppointment { theirs, .. } if theirs.len() == 3 => {
            "Faites le 1 pour le premier choix, le 2 pour le deuxième, le 3 pour le troisième.".into()
        }
        State::ChoosingAppointment { .. } => {
            "Faites le 1 pour le premier choix, le 2 pour le deuxième.".into()
        }
        State::AskingName { .. } => "Faites le 1 pour continuer sans nom.".into(),
        State::Identifying { .. } => "Si vous ne pouvez pas le dire, faites le 1 et je transmettrai \
                                      votre demande, ou le 0 pour une personne."
            .into(),
        State::AskingPhone { .. } | State::AskingTheirPhone { .. } => {
            "Ou faites le 0 pour une personne.".into()
        }
        State::AskingCode { .. } => "Composez les six chiffres, ou faites le 1 pour qu'il soit \
                                     renvoyé, ou le 0 pour une personne."
            .into(),
        State::Confirming { .. } | State::ConfirmingMove { .. } => {
            "Faites le 1 pour oui, le 2 pour non, ou l'étoile pour composer un jour.".into()
        }
        State::ConfirmingCallOff { .. }
        | State::ConfirmingNoTexts { .. }
        | State::OfferingPerson { .. }
        | State::OfferingAnother { .. }
        | State::OfferingMessage { .. } => "Faites le 1 pour oui, le 2 pour non.".into(),
        State::AnythingElse { .. } => {
            "Faites le 1 si c'est tout, le 2 pour autre chose, ou le 0 pour une personne.".into()
        }
        State::Reconsidering { .. } => "Faites le 1 pour l'entendre de nouveau, le 2 pour laisser \
                                        tomber, le 4 pour plus tôt, le 5 pour plus tard, le 6 pour \
                                        un autre jour, ou l'étoile pour composer un jour."
            .into(),
        State::TakingMessage { .. }
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return None,
    })
}
