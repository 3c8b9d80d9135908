using PmoBot.Conversation;
using PmoBot.Features.Rounds;

namespace PmoBot.Tests.Features.Rounds;

public sealed class RoundFiguresTests
{
    [Theory]
    [InlineData(12, 9, 1, 2, "83% reported, 75% on time (10 and 9 of 12), 20% carried forward (2 of 10)", "83 % rendus, 75 % à temps (10 et 9 sur 12), 20 % reconduits (2 sur 10)")]
    [InlineData(12, 9, 1, 0, "83% reported, 75% on time (10 and 9 of 12)", "83 % rendus, 75 % à temps (10 et 9 sur 12)")]
    [InlineData(12, 0, 0, 0, "0% reported, 0% on time (0 and 0 of 12)", "0 % rendus, 0 % à temps (0 et 0 sur 12)")]
    [InlineData(4, 2, 1, 1, "3 of 4 reported, 2 on time, 1 carried forward", "3 sur 4 rendus, 2 à temps, 1 reconduit")]
    [InlineData(4, 2, 1, 2, "3 of 4 reported, 2 on time, 2 carried forward", "3 sur 4 rendus, 2 à temps, 2 reconduits")]
    [InlineData(4, 2, 1, 0, "3 of 4 reported, 2 on time", "3 sur 4 rendus, 2 à temps")]
    public void What_a_round_came_to_says_how_much_of_it_is_carried_forward(int held, int onTime, int late, int carried, string english, string french)
    {
        var figures = new RoundFigures(held, onTime, late, carried, 0);

        Assert.Equal(english, RoundTexts.For(Language.English).Rates(figures));
        Assert.Equal(french, RoundTexts.For(Language.French).Rates(figures).Replace('\u00A0', ' ').Replace('\u202F', ' '));
    }
}
