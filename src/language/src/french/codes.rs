//! What callers say of a code that was sent to them as a text.

use crate::lexicon::CodePhrases;
use crate::words::phrases;

pub(super) const CODES: CodePhrases = CodePhrases {
    not_received: phrases!(
        "pas recu, rien recu, jamais recu, pas encore recu, recois rien, recois pas, \
         rien ne arrive, rien arrive, pas arrive, rien eu, pas eu, pas de texto, pas de code, \
         pas de message, aucun texto, aucun code, aucun message, renvoyer, renvoyez, renvoie, \
         renvoyez le, envoyez le encore, envoyez le de nouveau, envoyer de nouveau, envoyez de nouveau, \
         autre code, nouveau code, un autre texto, nouveau texto"
    ),
    cannot_receive: phrases!(
        "pas mon telephone, pas mon cellulaire, pas mon cell, pas le telephone, pas ce telephone, \
         pas de telephone, pas de cellulaire, pas de cell, oublie mon telephone, \
         oublie mon cellulaire, perdu mon telephone, perdu mon cellulaire, telephone est mort, \
         ligne fixe, telephone fixe, telephone de maison, recevoir de textos, recevoir des textos, \
         recevoir de texto, recois pas de textos, ne prend pas les textos, ancien numero, \
         plus ce numero, plus acces, pas acces"
    ),
};
