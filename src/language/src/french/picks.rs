//! How French callers choose among slots offered.

use domain::Pick;

use crate::lexicon::{PickPhrases, among, moving, whole};
use crate::words::{Phrase, phrases};

/// Looked through in order; of those that are said, the last in the sentence counts.
pub(super) static PICKS: &[PickPhrases] = &[
    among(Pick::First, FIRST),
    among(Pick::Second, SECOND),
    among(Pick::Third, THIRD),
    among(Pick::Last, LAST),
    among(Pick::Any, ANY),
    whole(Pick::Any, ANY_ALONE),
    moving(Pick::None, NONE),
    moving(Pick::AnotherDay, ANOTHER_DAY),
    moving(Pick::Earlier, EARLIER),
    moving(Pick::Later, LATER),
];

const FIRST: &[Phrase] = phrases!(
    "le premier, la premiere, premier choix, premiere option, premiere plage, \
         celui de le matin, le plustot, le plustot possible, le plustot de les deux, premier"
);

const SECOND: &[Phrase] = phrases!(
    "le deuxieme, la deuxieme, le second, deuxieme choix, deuxieme option, \
         celui de le milieu, deuxieme"
);

const THIRD: &[Phrase] =
    phrases!("le troisieme, la troisieme, troisieme choix, troisieme option, troisieme");

const LAST: &[Phrase] =
    phrases!("le dernier, la derniere, dernier choix, derniere option, le plustard");

const ANY: &[Phrase] = phrases!(
    "ne importe lequel, ne importe laquelle, peu importe, les deux me vont, les deux vont, \
         les deux sont bons, les deux marchent, les deux fonctionnent, comme vous voulez, \
         vous choisissez, ca me derange pas, ca me est egal, pas de preference, \
         aucune preference"
);

const ANY_ALONE: &[Phrase] = phrases!("les deux, ne importe, un ou le autre, un ou la autre");

const NONE: &[Phrase] = phrases!(
    "aucun, aucune, aucun de ces, ni un ni le autre, ni le un ni le autre, ni la une ni la autre, rien de ca, ca marche pas, \
         ca fonctionne pas, autre chose, avez vous autre chose, quoi de autre, pas ceux la, \
         aucun de les deux"
);

const ANOTHER_DAY: &[Phrase] = phrases!(
    "un autre jour, une autre journee, une autre date, autre jour, autre journee, \
         autre date, de autres jours, pas ce jour la, pas cette journee la"
);

const EARLIER: &[Phrase] = phrases!(
    "plustot, un peu plustot, quelque chose de plustot, rien plustot, rien de plustot, avant ca"
);

const LATER: &[Phrase] = phrases!(
    "plustard, un peu plustard, quelque chose de plustard, apres ca, \
         plustard dans la journee"
);

/// What stands before the number of a slot.
pub(super) const CHOICE_NOUNS: &[Phrase] = phrases!("numero, option, choix, plage, le numero");
