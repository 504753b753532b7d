//! What kinds of places there are.

named! {
    /// What kind of place a name refers to.
    #[non_exhaustive]
    Feature {
        /// A state or dependent territory.
        Country = "country",
        /// A first division: governorate, province, region, wilaya.
        Admin1 = "admin1",
        /// A division of a first one: district, subdistrict.
        Admin2 = "admin2",
        /// A city or town.
        City = "city",
        /// A village or hamlet.
        Village = "village",
        /// A part of a city.
        Neighbourhood = "neighbourhood",
        /// A camp of refugees or displaced people.
        Camp = "camp",
        /// A building, airport, crossing, road or field.
        Facility = "facility",
        /// Seas, rivers, lakes, straits.
        Water = "water",
        /// Mountains and hills.
        Mountain = "mountain",
        /// Any other stretch of land: continents, deserts, islands, valleys, historical regions.
        Region = "region",
    }
}
