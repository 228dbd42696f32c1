/**
 * The kit's choice of many from a long list that can be searched. Its own types do not bear `exactOptionalPropertyTypes`, so
 * what we use of it is written here.
 */
import { ElOption as Option, ElSelect as Select } from 'element-plus/es/components/select/index';
import 'element-plus/es/components/select/style/css';
import type { DefineComponent } from 'vue';

export const ElSelect = Select as unknown as DefineComponent<{ modelValue: unknown; multiple?: boolean; filterable?: boolean; placeholder?: string; ariaLabel?: string }>;
export const ElOption = Option as unknown as DefineComponent<{ value: string; label: string }>;
