using PmoBot.Conversation;

namespace PmoBot.Tests.Conversation;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("APOLLO", "d’APOLLO")]
    [InlineData("Énergie", "d’Énergie")]
    [InlineData("HERMES", "de HERMES")]
    [InlineData("la semaine 47", "de la semaine 47")]
    [InlineData("octobre 2026", "d’octobre 2026")]
    [InlineData("", "de ")]
    public void French_binds_de_to_a_vowel(string name, string bound)
    {
        Assert.Equal(bound, Languages.De(name));
    }
}
