namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>Settings under <c>Portal</c>.</summary>
public sealed class PortalSettings
{
    /// <summary>The name in the top bar and in page titles.</summary>
    public string Name { get; set; } = "Kế hoạch Văn Quan";

    /// <summary>The name under it: who runs the service.</summary>
    public string Organisation { get; set; } = "UBND huyện Văn Quan";

    /// <summary>A due date this many working days away, or nearer, is shown as due soon.</summary>
    public int SoonDays { get; set; } = 3;

    /// <summary>Cookies travel over https only and browsers are told to stay there. Set it wherever https is served.</summary>
    public bool RequireHttps { get; set; }
}
