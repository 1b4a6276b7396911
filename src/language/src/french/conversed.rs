//! What French callers say of being late, and ask of a practice's services.

use domain::Intent;

use crate::lexicon::{ConversedPhrases, IntentPhrases, Reach, said, wanted};
use crate::words::{Phrase, phrases};

pub(super) const CONVERSED: ConversedPhrases = ConversedPhrases {
    late: IntentPhrases {
        except: NOT_LATE,
        unless: SUPPOSED,
        ..wanted(Intent::Late, Reach::Conversing, LATE)
    },
    services: IntentPhrases {
        except: OTHER_PRICES,
        ..said(Intent::Services, Reach::Conversing, ASKED)
    },
    offering: OFFERING,
    offers: OFFERS,
};

const LATE: &[Phrase] = phrases!(
    "en retard, minutes de retard, minute de retard, heure de retard, heures de retard, \
     de le retard, un peu de retard, retard pour mon, retard a mon, pris dans le trafic, \
     prise dans le trafic, pris dans la circulation, prise dans la circulation, \
     pogne dans le trafic, pognee dans le trafic, coince dans le trafic, \
     coincee dans le trafic, bloque dans le trafic, bloquee dans le trafic, \
     dans les bouchons, dans un bouchon, dans le bouchon, manque mon autobus, \
     manque le autobus, manque mon bus, manque le bus, autobus est en retard, \
     metro est en panne, je suis retarde, je suis retardee, je ai ete retarde, \
     je ai ete retardee, arriver plustard que prevu, arrive plustard que prevu, \
     pas arriver a temps, pas arriver a le heure, pas etre a le heure, pas a le heure, \
     pas etre la a le heure, je serai pas a temps"
);

/// Bills can be late too.
const NOT_LATE: &[Phrase] = phrases!(
    "facture en retard, facture est en retard, factures en retard, paiement en retard, paiements en retard, \
     vous etes en retard, etes vous en retard, vous en retard, docteur est en retard, \
     dentiste est en retard, frais de retard"
);

/// Who asks what becomes of people who are late.
const SUPPOSED: &[Phrase] = phrases!(
    "si je suis en retard, si je arrive en retard, si on est en retard, si on arrive en retard, \
     que arrive il si, que se passe il si, que est ce qui arrive si"
);

const ASKED: &[Phrase] = phrases!(
    "que offrez vous, que est ce que vous offrez, vous offrez quoi, quels services, \
     quel service, quels sont vos services, quels sont les services, ce est quoi vos services, \
     vos services, liste de les services, la liste de vos services, quels soins, \
     quels traitements, quels types de soins, quelle sorte de soins, quelles sortes de soins, \
     quels types de rendez vous, quelles sortes de rendez vous, quels genres de rendez vous, \
     que faites vous, que est ce que vous faites, vous faites quoi, \
     que est ce que je peux reserver, que est ce que je peux prendre comme rendez vous, \
     combien coute, combien coutent, combien ca coute, ca coute combien, coute combien, \
     coutent combien, combien est ce que ca coute, combien est ce que ca, \
     combien ca va me couter, combien ca va couter, va me couter combien, va couter combien, \
     combien pour, ce est combien, ca fait combien, ce est quoi le prix, quel est le prix, \
     quels sont les prix, quels sont vos prix, ce est quoi les prix, ce est quoi vos prix, \
     le prix de, les prix, vos prix, vos tarifs, les tarifs, le tarif, quel tarif, \
     le cout de, quel est le cout, combien vous chargez, combien chargez vous, \
     vous chargez combien, ce est tu cher, est ce que ce est cher, est ce cher, \
     ca coute cher, ca coute tu cher, ca dure combien, ca prend combien de temps, \
     combien de temps ca, combien ca dure, ca va durer combien, ca va prendre combien, \
     combien de temps est ce que ca, combien de temps dure, combien de temps prend, \
     dure combien de temps, ce est long"
);

/// Money that is about something else.
const OTHER_PRICES: &[Phrase] = phrases!(
    "combien pour le stationnement, combien coute le stationnement, \
     combien est ce que ca coute le stationnement, ce est combien de, \
     combien ca coute le stationnement, combien je vous dois, le prix de le stationnement, \
     que faites vous si, que faites vous quand, combien pour la facture"
);

const OFFERING: &[Phrase] = phrases!(
    "faites vous, est ce que vous faites, vous faites, vous faites tu, offrez vous, \
     est ce que vous offrez, vous offrez, vous offrez tu, proposez vous, \
     est ce que vous proposez, si vous faites, si vous offrez, ce est quoi, que est ce que, \
     combien de temps, ca prend combien de temps, ca dure combien, combien ca dure, \
     combien dure, combien ca prend, parlez moi de, en quoi consiste, \
     quelle est la difference entre"
);

/// What practices may offer.
const OFFERS: &[Phrase] = phrases!(
    "nettoyage, nettoyages, detartrage, detartrages, plombage, plombages, couronne, couronnes, \
     blanchiment, blanchiments, extraction, extractions, traitement de canal, \
     traitements de canal, traitement, traitements, implant, implants, broches, examen, \
     examens, consultation, consultations, prothese, protheses, dentier, dentiers, facette, \
     facettes, radiographie, radiographies, suivi, suivis, coupe, coupes, coloration, \
     colorations, mise en plis, massage, massages, manucure, manucures, pedicure, vaccin, \
     vaccins, prise de sang, changement de huile, changements de huile, pneus, \
     mise a le point, inspection, toilettage, toilettages, orthodontie, dents de sagesse"
);
