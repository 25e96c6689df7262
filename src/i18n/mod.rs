//! Every sentence a person reads, in bokmål, nynorsk and English.
