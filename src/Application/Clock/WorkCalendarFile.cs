using VanQuan.Workflows.Domain.Calendar;

namespace VanQuan.Workflows.Application.Clock;

/// <summary>
/// The holiday calendar as a file beside the program (<c>appsettings/calendar-vn.csv</c>): what a new database
/// takes its days from, and years it knows nothing about. From then on administrators edit them in the service.
/// </summary>
public static class WorkCalendarFile
{
    public static string ShippedPath { get; } = Path.Combine(AppContext.BaseDirectory, "appsettings", "calendar-vn.csv");

    /// <exception cref="FormatException">Names the file, the line and what is wrong with it.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static WorkCalendar Load(string? path = null)
    {
        path ??= ShippedPath;
        try
        {
            return WorkCalendar.Parse(File.ReadAllText(path));
        }
        catch (FormatException error)
        {
            throw new FormatException($"{path}: {error.Message}", error);
        }
    }
}
