import { describe, expect, it } from 'vitest';
import { blocks } from './markdown';

describe('blocks', () => {
  it('are those a bulletin is made of', () => {
    expect(
      blocks('# 标题 \\#1\n\n> 演示\n\n范围: 全市  \n截至: 2024-10-09\n\n| 部门 | F1 |\n|---|---|\n| 甲\\|乙 | 100% (1/1) |\n\n- 一\n- 二\n'),
    ).toEqual([
      { kind: 'heading', level: 1, text: '标题 #1' },
      { kind: 'quote', lines: ['演示'] },
      { kind: 'paragraph', lines: ['范围: 全市', '截至: 2024-10-09'] },
      { kind: 'table', head: ['部门', 'F1'], rows: [['甲|乙', '100% (1/1)']] },
      { kind: 'list', items: ['一', '二'] },
    ]);
  });

  it('show what is no Markdown of a bulletin as it stands', () => {
    expect(blocks('<b>x</b> **y**\n| no table\n')).toEqual([
      { kind: 'paragraph', lines: ['<b>x</b> **y**'] },
      { kind: 'paragraph', lines: ['| no table'] },
    ]);
  });
});
