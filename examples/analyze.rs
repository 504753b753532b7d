//! Entities of a text with their byte ranges: `cargo run --example analyze -- 'قتل 80 إرهابياً شرق الرقة'`

use tarqim::Analyzer;

fn main() -> Result<(), tarqim::ConfigError> {
    let analyzer = Analyzer::builder().reference("2024-05-15").build()?;
    for text in std::env::args().skip(1) {
        for entity in analyzer.analyze(&text).entities() {
            println!("{:?} {} {}", entity.byte_range(), entity.label().name(), entity.text());
        }
    }
    Ok(())
}
