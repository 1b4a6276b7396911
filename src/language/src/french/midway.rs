//! What French callers say in the middle of a call: whom it is about, and what they want instead.

use domain::Intent;

use crate::lexicon::{IntentPhrases, MidwayPhrases, Reach, WhomPhrases, said, wanted};
use crate::words::{Phrase, phrases};

pub(super) const WHOM: WhomPhrases = WhomPhrases {
    people: phrases!(
        "ma fille, mon fils, ma femme, mon mari, ma mere, mon pere, mon chum, ma blonde, \
         mon conjoint, ma conjointe, mon frere, ma soeur, mon garcon, mon bebe, ma grand mere, \
         mon grand pere, mon petit fils, ma petite fille, mon ami, mon amie, ma niece, \
         mon neveu, mon oncle, ma tante, mon epoux, mon epouse, mon enfant, mes enfants, \
         ma cousine, mon cousin, ma partenaire, mon partenaire, ma copine, mon copain, \
         mon fiance, ma fiancee, notre fils, notre fille, nos enfants, mes parents, lui, elle, \
         eux, son, leur"
    ),
    before: phrases!(
        "pour, rendez vous de, rendez vous a, celui de, reservation de, inscrire, booker"
    ),
    visits: phrases!("rendez vous, reservation, a besoin, aurait besoin"),
    too: phrases!("aussi, egalement"),
    and_before: phrases!("moi et"),
    and_behind: phrases!("et moi"),
    both: phrases!("nous deux, nous autres deux, tous les deux, toutes les deux"),
    unrelated: phrases!(
        "marche pour, bon pour, correct pour, parfait pour, fonctionne pour, message pour, \
         note pour, question pour, va pour, pas pour"
    ),
    visit_for: phrases!("rendez vous de, rendez vous pour, rendez vous a"),
};

pub(super) const MIDWAY: MidwayPhrases = MidwayPhrases {
    tasks: &[
        wanted(Intent::Reschedule, EVERYWHERE, MOVING),
        wanted(Intent::Cancel, EVERYWHERE, CANCELLING),
        said(Intent::Check, EVERYWHERE, WHEN),
        said(Intent::Hours, EVERYWHERE, HOURS),
        said(Intent::Message, EVERYWHERE, MESSAGE),
        said(Intent::Services, EVERYWHERE, PRICE),
        wanted(Intent::Book, EVERYWHERE, BOOKING),
        said(Intent::Book, Reach::Alone, ANOTHER_ALONE),
        IntentPhrases { except: NO_MORE, ..said(Intent::Book, Reach::Opening, MORE) },
    ],
    done: phrases!(
        "merci, merci beaucoup, merci bien, un gros merci, parfait merci, super merci, ok merci, \
         ce est tout, ce est tout merci, non ce est tout, non ce est tout merci, ce etait tout, \
         ce etait tout merci, non ce etait tout, non ca sera tout, non ce sera tout, ce est beau merci, ce est bon merci, oui ce est tout, \
         ce sera tout, ce sera tout merci, ca sera tout, rien de autre, ca va merci"
    ),
    asking_more: phrases!("oui, ouais, si il vous plait"),
    inquiring: phrases!("est ce que vous etes, qui a, qui est, etes vous"),
    offering: phrases!("avez vous, y a t il, libre, disponible, de la place, possible"),
    asking_who: phrases!("qui a, qui est ce qui a"),
    asking_back: phrases!(
        "avec qui, ce est avec qui, ce est quand, ca est quand, ce est quel jour, quel jour ce est, \
         ce est a quelle heure, a quelle heure, ce est pour quand, ce est pour quoi, \
         est ce avec, est ce que ce est, ce est tu avec, ce est bien avec, qui vais je voir, \
         qui est ce que je vais voir, avec quel docteur, avec quel dentiste, avec quelle dentiste, \
         quand est ce, quand ca, ce est quoi le jour, ce est quoi le heure, ce est quoi la date"
    ),
    theirs: phrases!(
        "mon rendez vous, ma reservation, mon prochain, un rendez vous que je ai, \
         le rendez vous que je ai, je ai deja un, rendez vous que je ai pris"
    ),
    asking_whom_it_reached: phrases!(
        "ce est tu, ce est bien, est ce, est ce que ce est, est ce bien, suis je, je suis tu, \
         je suis bien, ce est la, ce est le"
    ),
    adding: phrases!("et, et le, et pour"),
    no_name: phrases!("prefere pas le dire, prefere ne pas le dire, veux pas le dire"),
};

const EVERYWHERE: Reach = Reach::Everywhere;

const MOVING: &[Phrase] = phrases!(
    "deplacer mon rendez vous, changer mon rendez vous, reporter mon rendez vous, le deplacer, \
     le reporter"
);

const CANCELLING: &[Phrase] = phrases!(
    "annuler mon rendez vous, annulez mon rendez vous, annuler le rendez vous, \
     veux annuler, voudrais annuler"
);

const WHEN: &[Phrase] = phrases!(
    "quand est mon rendez vous, ce est quand mon rendez vous, a quelle heure est mon rendez vous"
);

const HOURS: &[Phrase] = phrases!("quelles sont vos heures, ce est quoi vos heures, vos heures");

const MESSAGE: &[Phrase] = phrases!("laisser un message");

const PRICE: &[Phrase] = phrases!("combien ca coute, ca coute combien, ce est combien");

const BOOKING: &[Phrase] =
    phrases!("prendre un rendez vous, prendre rendez vous, un nouveau rendez vous, en prendre un");

const ANOTHER_ALONE: &[Phrase] = phrases!("un nouveau");

const MORE: &[Phrase] = phrases!(
    "un autre, un autre pour, un autre rendez vous, un de plus, la meme chose pour, pareil pour"
);

const NO_MORE: &[Phrase] = phrases!(
    "un autre jour, un autre moment, une autre question, un autre message, un autre numero"
);
