using System.Text.RegularExpressions;
using Xunit;

namespace VanQuan.Workflows.House_Tests;

/// <summary>One-way stairs: Portal → Application → Domain, and inside Domain a room sees only the rooms above it.</summary>
public partial class RoomTests
{
    private static readonly string[] DomainRooms =
    [
        "Calendar", "Identity", "Engine.Definitions", "Engine.Execution", "Engine.Soundness", "Engine.Migration",
        "Plans", "Tasks", "Mail", "Reminders", "Audit", "Simulation",
    ];

    [Fact]
    public void A_domain_room_sees_only_the_rooms_above_it()
    {
        var broken =
            from file in House.CSharp("src/Domain")
            let own = RoomOf(file)
            from Match seen in DomainName().Matches(file.Text)
            let other = Array.FindIndex(DomainRooms, room => (seen.Groups[1].Value + ".").StartsWith(room + ".", StringComparison.Ordinal))
            where other > own
            select $"{file.Path} ({DomainRooms[own]}) sees {DomainRooms[other]}";

        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void Every_domain_file_lives_in_a_room_and_its_namespace_says_which()
    {
        var strays =
            from file in House.CSharp("src/Domain")
            let space = Namespace().Match(file.Text).Groups[1].Value
            where RoomOf(file) < 0 || !(space + ".").StartsWith("VanQuan.Workflows.Domain." + DomainRooms[RoomOf(file)] + ".", StringComparison.Ordinal)
            select $"{file.Path}: namespace {space}";

        Assert.Empty(strays);
    }

    [Fact]
    public void The_domain_knows_no_package_and_no_project()
    {
        var project = new SourceFile("src/Domain/Domain.csproj").Text;
        Assert.DoesNotContain("PackageReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("FrameworkReference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void The_domain_touches_no_file_no_network_no_process_and_no_thread()
    {
        var touching =
            from file in House.CSharp("src/Domain")
            from Match match in Outside().Matches(file.Text)
            select $"{file.Path}: {match.Value}";

        Assert.Empty(touching);
    }

    [Fact]
    public void Application_does_not_see_the_portal()
    {
        Assert.DoesNotContain("Portal", new SourceFile("src/Application/Application.csproj").Text, StringComparison.Ordinal);
        Assert.Empty(House.CSharp("src/Application", "src/Domain").Where(file => file.Text.Contains("Workflows.Portal", StringComparison.Ordinal)).Select(file => file.Path));
    }

    private static int RoomOf(SourceFile file) =>
        Array.FindIndex(DomainRooms, room => file.Path.StartsWith($"src/Domain/{room.Replace('.', '/')}/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bDomain\.((?:Calendar|Identity|Engine|Plans|Tasks|Mail|Reminders|Audit|Simulation)(?:\.(?:Definitions|Execution|Soundness|Migration))?)\b")]
    private static partial Regex DomainName();

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(File|Directory)\.(Read|Write|Open|Create|Delete|Exists|Enumerate)\w*|\bSystem\.Net\b|\bHttpClient\b|\bProcess\.Start\b|\bTask\.Run\b|\bnew Thread\b|\bRandom\.Shared\b|\bGuid\.NewGuid\b|\bEnvironment\.\w+")]
    private static partial Regex Outside();
}
