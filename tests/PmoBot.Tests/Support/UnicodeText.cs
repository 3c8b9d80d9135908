using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PmoBot.Tests.Support;

/// <summary>Any text that UTF-8 can carry, plain characters as likely as all others together.</summary>
internal static class UnicodeText
{
    internal static Gen<string> UpTo(int characters) =>
        from length in Gen.Choose(0, characters)
        from runes in Gen.ListOf(Gen.OneOf(Gen.Choose(0x20, 0x7e), Gen.Choose(0, 0x10ffff)).Where(Rune.IsValid), length)
        select string.Concat(runes.Select(rune => new Rune(rune).ToString()));
}
