using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>Stores an instant as ticks of UTC: SQLite can then order and compare it. The offset it came with is not kept.</summary>
public sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
