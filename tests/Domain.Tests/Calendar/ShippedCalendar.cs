using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Domain_Tests.Calendar;

/// <summary>The calendar file the product ships, and the tables beside these tests.</summary>
internal static class ShippedCalendar
{
    public static WorkCalendar Calendar { get; } = WorkCalendar.Parse(File.ReadAllText(Path("calendar-vn.csv")));

    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Calendar", "Data", file);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", System.Globalization.CultureInfo.InvariantCulture);
}
