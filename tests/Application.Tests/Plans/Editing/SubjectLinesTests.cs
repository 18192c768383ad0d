using VanQuan.Workflows.Application.Plans.Editing;
using VanQuan.Workflows.Application.Tasks.Desk;
using VanQuan.Workflows.Domain.Plans;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Plans.Editing;

/// <summary>Subjects as offices list them: what is understood, and what is told of a row that is not.</summary>
public sealed class SubjectLinesTests
{
    private static readonly Plan Plan = PlanJson.Read(SmallPlan.Json());

    private static SubjectLines.Reading Read(string text) => new SubjectLines(Plan, Plan.Action(1), new DateOnly(2022, 1, 3)).Read(SubjectSheet.Paste(text));

    [Theory]
    [InlineData("Nhà văn hóa thôn 3; UBND xã Tràng Phái; NVH-3", "NVH-3")]
    [InlineData("Nhà văn hóa thôn 3\tubnd xa trang phai", "TRANG-PHAI-1")]
    [InlineData("Tên;Xã\nNhà văn hóa thôn 3|TRANG-PHAI", null)]
    public void A_row_is_understood_however_it_is_pasted(string text, string? code)
    {
        if (code is null)
            text = text.Replace('|', ';');

        var subject = Assert.Single(Read(text).New);

        Assert.Equal(("Nhà văn hóa thôn 3", "TRANG-PHAI", code ?? "TRANG-PHAI-1"), (subject.Name, subject.Unit, subject.Code));
    }

    [Theory]
    [InlineData("; TRANG-PHAI", "tên")]
    [InlineData("Nhà văn hóa; Xã Nào Đó", "Xã Nào Đó")]
    [InlineData("Nhà văn hóa; TNMT", "địa bàn")]
    [InlineData("Nhà văn hóa; TRANG-PHAI; mã có dấu", "Mã")]
    public void A_row_that_is_not_understood_is_told_with_its_number_and_why(string row, string cause)
    {
        var problem = Assert.Single(Read("\n" + row).Problems);

        Assert.Equal(2, problem.Row);
        Assert.Contains(cause, problem.Cause.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_is_taken_gives_way()
    {
        Assert.Equal(["TRANG-PHAI-1", "TRANG-PHAI-2"], Read("Một; TRANG-PHAI; NVH-1\nHai; TRANG-PHAI").New.Select(subject => subject.Code));
    }

    [Fact]
    public void The_template_is_read_as_the_sheet_it_is()
    {
        var sheet = SubjectSheet.Template("Đối tượng", "Tên", "Đơn vị", "Mã");

        Assert.Equal(["Tên", "Đơn vị", "Mã"], Assert.Single(SubjectSheet.Read(new MemoryStream(sheet))));
    }

    [Theory]
    [InlineData("nothing of a workbook")]
    [InlineData("")]
    public void What_is_no_workbook_is_refused_in_words(string content)
    {
        var refused = Assert.Throws<TaskRefusedException>(() => SubjectSheet.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))));

        Assert.Contains(".xlsx", refused.Words.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_rows_are_refused() => Assert.Throws<TaskRefusedException>(() => SubjectSheet.Paste(new string('\n', SubjectLines.Most + 1)));
}
