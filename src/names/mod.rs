//! Names: people, groups, organizations, places, products and events.

mod acronyms;
mod bodies;
mod cited;
mod completed;
mod designations;
mod disjoint;
mod doubt;
mod feature_table;
mod features;
mod gazetteer;
mod given;
mod glosses;
mod headed;
mod heads;
mod homonyms;
mod identity;
mod index;
mod lineage;
mod list_guards;
mod lists;
mod model;
mod model_bounds;
mod model_guards;
mod nearby;
mod papers;
mod people;
mod phrases;
mod place_context;
mod places;
mod reader;
mod refusals;
mod spelling;
mod tagger;
mod tags;
mod training;
mod weighed;
mod weights;
mod words;
mod works;

pub use gazetteer::{Entry, Gazetteer, Own, Site};
pub use given::{Given, find as find_given};
pub use model::{MAGIC, Model, TAGS, VERSION, checksum};
pub use places::{named as places_named, with_id as place_with_id};

pub use training::{features_of, tags_of};
pub use weighed::{Names, Using};
