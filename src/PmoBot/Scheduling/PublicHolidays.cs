namespace PmoBot.Scheduling;

/// <summary>Which country's public holidays are computed; those of any other are listed day by day.</summary>
internal enum PublicHolidays
{
    None,
    France,
}
