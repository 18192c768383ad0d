using System.IO.Compression;
using System.Text;
using VanQuan.Workflows.Application.Plans.Packages;
using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans;

public sealed class PlanPackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vanquan-package-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_shipped_folder_is_a_whole_package()
    {
        var package = ReadPackage.From(VanQuan.Folder);
        Assert.Equal("van-quan", package.Plan.Code);
        Assert.True(package.Definitions().Count >= 14);
        Assert.Contains("ke-hoach-van-quan.md", package.Files.Keys);
        Assert.Equal(package.Definitions().Keys.Order(), package.Plan.Actions.Select(action => action.Definition).Distinct().Order());
    }

    [Fact]
    public void What_is_exported_is_what_is_imported_file_by_file()
    {
        var package = ReadPackage.From(VanQuan.Folder);
        WritePackage.To(Zip, package);
        var back = ReadPackage.From(Zip);
        Assert.Equal(package.Files.Keys.Order(StringComparer.Ordinal), back.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(package.Files, file => Assert.Equal(file.Value, back.Files[file.Key]));
        Assert.Equal(PlanJson.Write(package.Plan), PlanJson.Write(back.Plan));
    }

    [Fact]
    public void The_same_package_gives_the_same_bytes()
    {
        var package = ReadPackage.From(VanQuan.Folder);
        WritePackage.To(Zip, package);
        var once = File.ReadAllBytes(Zip);
        WritePackage.To(Zip, ReadPackage.From(Zip));
        Assert.Equal(once, File.ReadAllBytes(Zip));
    }

    [Fact]
    public void A_zip_of_one_folder_is_read_as_that_folder()
    {
        ZipFile.CreateFromDirectory(VanQuan.Folder, Zip, CompressionLevel.Fastest, includeBaseDirectory: true);
        Assert.Equal(58, ReadPackage.From(Zip).Plan.Actions.Count);
    }

    [Theory]
    [InlineData("../plan.json")]
    [InlineData("a/../../b.json")]
    [InlineData("/etc/b.json")]
    [InlineData("..\\b.json")]
    [InlineData("C:b.json")]
    [InlineData("a//b.json")]
    public void A_name_that_leads_out_of_the_zip_is_refused(string name)
    {
        Write(Plan(), (name, "{}"));
        var refused = Refused(Zip);
        Assert.Equal((Zip, name, "this name leads out of the package"), (refused.File, refused.Place, refused.Cause));
    }

    [Fact]
    public void A_name_that_occurs_twice_is_refused()
    {
        Write(Plan(), ("Plan.json", "{}"));
        Assert.Equal("the name occurs twice", Refused(Zip).Cause);
    }

    [Fact]
    public void Content_is_counted_as_it_is_unpacked()
    {
        Write(Plan(), ("zeros.txt", new string('0', 300_000)));
        Assert.True(new FileInfo(Zip).Length < 300_000);
        var limits = new PackageLimits(10, 250_000, 1_000_000);
        Assert.Equal("larger than 250000 bytes unpacked", Assert.Throws<PackageRefusedException>(() => ReadPackage.From(Zip, limits)).Cause);
        Assert.Contains("more than 1 files", Assert.Throws<PackageRefusedException>(() => ReadPackage.From(Zip, limits with { Files = 1, FileBytes = 1_000_000 })).Cause, StringComparison.Ordinal);
        Assert.Equal("larger than 200000 bytes unpacked", Assert.Throws<PackageRefusedException>(() => ReadPackage.From(Zip, new(10, 1_000_000, 200_000))).Cause);
    }

    [Fact]
    public void A_file_that_is_no_zip_is_refused()
    {
        File.WriteAllText(Zip, "không phải ZIP");
        Assert.Equal("not a ZIP file, or a damaged one", Refused(Zip).Cause);
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_refused() =>
        Assert.Equal("there is no such folder or file", Refused(Path.Combine(folder, "nowhere")).Cause);

    [Fact]
    public void A_folder_without_a_plan_is_refused() => Assert.Equal("there is no plan.json", Refused(folder).Cause);

    [Fact]
    public void A_mistake_in_the_plan_is_told_with_its_file_and_place()
    {
        Write(("plan.json", Plan().Content.Replace("\"UBND\",\n  \"signatory\"", "\"KHONG-CO\",\n  \"signatory\"", StringComparison.Ordinal)));
        var refused = Refused(Zip);
        Assert.Equal(($"{Zip}/plan.json", "issuer", "the plan has no unit \"KHONG-CO\""), (refused.File, refused.Place, refused.Cause));
    }

    [Fact]
    public void A_procedure_that_is_missing_broken_or_there_twice_is_told_with_its_file()
    {
        Write(Plan());
        Assert.StartsWith("no file defines \"vq-", Assert.Throws<PackageRefusedException>(() => ReadPackage.From(Zip).Definitions()).Cause, StringComparison.Ordinal);
        Write(Plan(), ("broken.json", "{"));
        Assert.Equal($"{Zip}/broken.json", Assert.Throws<PackageRefusedException>(() => ReadPackage.From(Zip).Definitions()).File);
        var campaign = File.ReadAllText(Path.Combine(VanQuan.Folder, "campaign.json"));
        Write(Plan(), ("a.json", campaign), ("b.json", campaign));
        Assert.Equal("definitionId", Assert.Throws<PackageRefusedException>(() => ReadPackage.From(Zip).Definitions()).Place);
    }

    [Fact]
    public void A_zip_that_cannot_be_written_leaves_the_old_one()
    {
        File.WriteAllText(Zip, "alt");
        Directory.CreateDirectory(Zip + ".part");
        Assert.Throws<PackageRefusedException>(() => WritePackage.To(Zip, ReadPackage.From(VanQuan.Folder)));
        Assert.Equal("alt", File.ReadAllText(Zip));
    }

    private string Zip => Path.Combine(folder, "plan.zip");

    private static PackageRefusedException Refused(string path) => Assert.Throws<PackageRefusedException>(() => ReadPackage.From(path));

    private static (string Name, string Content) Plan() => ("plan.json", File.ReadAllText(Path.Combine(VanQuan.Folder, "plan.json")));

    private void Write(params (string Name, string Content)[] entries)
    {
        File.Delete(Zip);
        using var archive = ZipFile.Open(Zip, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
    }
}
