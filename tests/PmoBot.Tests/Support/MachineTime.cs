namespace PmoBot.Tests.Support;

internal static class MachineTime
{
#pragma warning disable RS0030 // The place where tests choose the machine's own clock.
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030
}
