//! What callers say of a code that was sent to them as a text.

use crate::lexicon::CodePhrases;
use crate::words::phrases;

pub(super) const CODES: CodePhrases = CodePhrases {
    not_received: phrases!(
        "did not get it, did not get the, did not get a, did not get any, did not get anything, \
         did not receive, have not received, have not gotten, have not got, never got, \
         never received, never came, never arrived, nothing came, nothing yet, nothing has come, \
         nothing arrived, not received, no text, no code, no message, nothing on my phone, \
         send it again, send it once more, send that again, send me another, send another, \
         send a new, send me a new, send the code again, send the text again, send again, resend, \
         re send, text it again, text me again, another code, new code, did not come, \
         has not come, did not arrive, has not arrived, is not here, did not go through"
    ),
    cannot_receive: phrases!(
        "do not have my phone, do not have the phone, do not have a phone, do not have that phone, \
         do not have my cell, do not have a cell, do not have it with me, no phone with me, \
         no phone on me, left my phone, left the phone, lost my phone, lost the phone, phone is dead, \
         phone died, phone is at home, phone at home, phone is not with me, a landline, landline, \
         land line, can not get text, can not get texts, can not get a text, can not receive text, \
         can not receive texts, can not receive a text, do not get texts, do not get text, \
         does not get texts, does not get text, can not see texts, can not read texts, \
         can not read the text, can not check my, old phone, old number, not my number anymore, \
         do not have that number, do not have access, no access to"
    ),
};
